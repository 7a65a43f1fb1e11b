package kz.daneker.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import kz.daneker.agency.Language;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalTexts;
import picocli.CommandLine.Model.CommandSpec;

/** Says why a record was not taken: code, place and a sentence, never a value of it. */
record RefusedRecord(CommandSpec spec, Language language, boolean json) {
    void print(Path file, Refusal refusal) {
        PrintWriter to = json ? spec.commandLine().getOut() : spec.commandLine().getErr();
        to.println(json ? object(file, refusal) : sentence(file, refusal));
        to.flush();
    }

    private static String object(Path file, Refusal refusal) {
        return StrictJson.object()
                .put("file", file.toString())
                .put("code", refusal.code().name())
                .put("where", refusal.path())
                .toString();
    }

    private String sentence(Path file, Refusal refusal) {
        String place = refusal.path().isEmpty() ? "" : " at " + refusal.path();
        String text = RefusalTexts.load(Installation.here().config().resolve("messages.json"))
                .text(refusal.code(), Locale.forLanguageTag(language.tag()));
        return file + ": " + refusal.code() + place + ": " + text;
    }
}
