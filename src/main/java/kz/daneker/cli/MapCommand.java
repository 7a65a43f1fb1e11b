package kz.daneker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import kz.daneker.agency.Language;
import kz.daneker.mapping.MappedRecord;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code daneker map}: what a health record becomes in FHIR as it is carried here, and what had no place there. */
@Command(
        name = "map",
        description =
                "Maps health records to FHIR R4: HL7 v2.3 to 2.5.1 (REF, ADT, ORU, VXU), CDA R2, FHIR R4 in JSON or XML."
                        + " FHIR on standard output, what was not mapped on standard error.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 mapped, 1 refused with its reason, 2 could not tell.")
final class MapCommand implements Callable<Integer> {
    private static final int MAPPED = 0;
    private static final int REFUSED = 1;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Records, one a file.")
    private List<Path> files = List.of();

    @Option(names = "--lang", paramLabel = "kk|ru|en", description = "Language of the reasons (default: en).")
    private Language language = Language.EN;

    @Option(names = "--json", description = "One line of JSON a file: the FHIR, what was not mapped, or the refusal.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        int exit = MAPPED;
        for (Path file : files) {
            byte[] record = read(file);
            try {
                print(file, Records.map(record));
            } catch (Refusal refusal) {
                exit = REFUSED;
                new RefusedRecord(spec, language, json).print(file, refusal);
            }
        }
        return exit;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CouldNotTell(file + " must be readable: put the file there");
        }
    }

    private void print(Path file, MappedRecord mapped) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode line = line(file);
            line.set("fhir", StrictJson.read(mapped.json().getBytes(StandardCharsets.UTF_8)));
            ArrayNode left = line.putArray("unmapped");
            mapped.unmapped()
                    .forEach(part -> left.addObject().put("where", part.where()).put("why", part.why()));
            out.println(line);
        } else {
            out.println(mapped.json());
            PrintWriter err = spec.commandLine().getErr();
            mapped.unmapped().forEach(part -> err.println(file + ": " + part.where() + ": " + part.why()));
            err.flush();
        }
        out.flush();
    }

    private static ObjectNode line(Path file) {
        return StrictJson.object().put("file", file.toString());
    }
}
