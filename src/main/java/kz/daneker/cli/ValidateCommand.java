package kz.daneker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.validation.FhirValidation;
import kz.daneker.validation.Finding;
import kz.daneker.validation.IpsVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code daneker validate}: what HL7's own validator says to FHIR files, without network; one start for all of them. */
@Command(
        name = "validate",
        description = "Validates FHIR R4 files (JSON or XML) with HL7's own validator, offline.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 all are valid, 1 some are not, 2 could not tell.")
final class ValidateCommand implements Callable<Integer> {
    private static final int VALID = 0;
    private static final int SOME_ARE_NOT = 1;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "FHIR resources, one a file.")
    private List<Path> files = List.of();

    @Option(
            names = "--ips",
            paramLabel = "1.1.0|2.0.0",
            converter = Version.class,
            description = "Also as an International Patient Summary of this version.")
    private @Nullable IpsVersion ips;

    @Option(names = "--warnings", description = "Warnings as well as errors.")
    private boolean warnings;

    @Option(names = "--json", description = "JSON, one line a file, with everything found.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        int exit = VALID;
        for (Path file : files) {
            List<Finding> findings = check(read(file));
            exit = findings.stream().anyMatch(Finding::isError) ? SOME_ARE_NOT : exit;
            print(file, findings);
        }
        return exit;
    }

    private List<Finding> check(String resource) {
        FhirValidation validator = FhirValidation.official();
        return ips == null ? validator.check(resource) : validator.check(resource, ips);
    }

    private static String read(Path file) {
        try {
            return StrictJson.utf8(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new CouldNotTell(file + " must be readable: put the file there");
        } catch (Refusal encoding) {
            throw new CouldNotTell(file + " must be UTF-8 text: save it as UTF-8");
        }
    }

    private void print(Path file, List<Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(line(file, findings));
        } else {
            long errors = findings.stream().filter(Finding::isError).count();
            out.println(file + ": " + (errors == 0 ? "valid" : errors == 1 ? "1 error" : errors + " errors"));
            findings.stream()
                    .filter(finding ->
                            finding.isError() || (warnings && finding.severity() == Finding.Severity.WARNING))
                    .forEach(finding ->
                            out.println("  " + finding.severity() + " " + finding.where() + ": " + finding.text()));
        }
        out.flush();
    }

    private static ObjectNode line(Path file, List<Finding> findings) {
        ObjectNode line = StrictJson.object()
                .put("file", file.toString())
                .put("valid", findings.stream().noneMatch(Finding::isError));
        ArrayNode list = line.putArray("findings");
        findings.forEach(finding -> list.addObject()
                .put("severity", finding.severity().name())
                .put("where", finding.where())
                .put("text", finding.text()));
        return line;
    }

    /** By the number its publisher gave it. */
    static final class Version implements ITypeConverter<IpsVersion> {
        @Override
        public IpsVersion convert(String text) {
            return Arrays.stream(IpsVersion.values())
                    .filter(version -> version.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("must be 1.1.0 or 2.0.0"));
        }
    }
}
