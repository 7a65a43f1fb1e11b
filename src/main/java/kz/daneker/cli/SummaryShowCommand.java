package kz.daneker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import kz.daneker.agency.Language;
import kz.daneker.ips.PlainSummary;
import kz.daneker.mapping.RecordInWords;
import kz.daneker.mapping.RecordStart;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code daneker summary show}: a health summary, a delivery that holds one, or any record that can be mapped, in words. */
@Command(
        name = "show",
        description = "Says in plain words what a health summary tells: an IPS document or a message that holds one,"
                + " a delivery kept by 'receive --out', or any record that 'map' takes.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 shown, 1 refused with its reason, 2 could not tell.")
final class SummaryShowCommand implements Callable<Integer> {
    private static final int SHOWN = 0;
    private static final int REFUSED = 1;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Summaries, one a file.")
    private List<Path> files = List.of();

    @Option(names = "--lang", paramLabel = "kk|ru|en", description = "Language of the words (default: en).")
    private Language language = Language.EN;

    @Option(names = "--json", description = "One line of JSON a file: the sections with their codes, or the refusal.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        int exit = SHOWN;
        for (Path file : files) {
            byte[] record = read(file);
            try {
                print(file, RecordInWords.of(Records.map(fhirOf(record)), language));
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

    /** What {@code receive --out} keeps holds the message in FHIR beside the token. */
    private static byte[] fhirOf(byte[] record) {
        if (RecordStart.of(record) == RecordStart.JSON
                && StrictJson.read(record) instanceof ObjectNode kept
                && !kept.has("resourceType")
                && kept.path("fhir") instanceof ObjectNode fhir) {
            return StrictJson.write(fhir);
        }
        return record;
    }

    private void print(Path file, PlainSummary summary) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(line(file, summary));
        } else {
            if (files.size() > 1) {
                out.println(file + ":");
            }
            summary.lines().forEach(out::println);
        }
        out.flush();
    }

    private static ObjectNode line(Path file, PlainSummary summary) {
        ObjectNode line = StrictJson.object().put("file", file.toString()).put("person", summary.person());
        ArrayNode sections = line.putArray("sections");
        summary.sections().forEach(section -> {
            ObjectNode said = sections.addObject().put("code", section.code()).put("title", section.title());
            ArrayNode lines = said.putArray("lines");
            section.lines().forEach(each -> {
                ObjectNode one = lines.addObject()
                        .put("what", each.what())
                        .put("value", each.value())
                        .put("when", each.when())
                        .put("note", each.note());
                each.codes().forEach(one.putArray("codes")::add);
            });
        });
        return line;
    }
}
