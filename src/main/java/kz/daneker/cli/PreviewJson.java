package kz.daneker.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.daneker.agency.LocalizedText;
import kz.daneker.consent.ReleaseDecision;
import kz.daneker.intake.Preview;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A preview for machines: one object, always the same fields, lists sorted. */
final class PreviewJson {
    private static final JsonMapper LINE = new JsonMapper();
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PreviewJson() {}

    static String of(Preview.Answer answer) {
        return JSON.writeValueAsString(fields(answer));
    }

    /** The same on one line after the file it is about, for a preview of several. */
    static String line(Path file, Preview.Answer answer) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("file", file.toString());
        line.putAll(fields(answer));
        return LINE.writeValueAsString(line);
    }

    private static Map<String, @Nullable Object> fields(Preview.Answer answer) {
        ReleaseDecision decision = answer.decision();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("decision", answer.outcome().name());
        fields.put("http", answer.http());
        fields.put("code", answer.code() == null ? null : answer.code().name());
        fields.put("path", answer.path());
        TreeSet<String> forwarded = new TreeSet<>();
        TreeMap<String, String> withheld = new TreeMap<>();
        if (decision != null) {
            decision.released().forEach(category -> forwarded.add(category.name()));
            decision.withheld().forEach((category, reason) -> withheld.put(category.name(), reason.name()));
        }
        fields.put("forwardedCategories", forwarded);
        fields.put("withheld", withheld);
        fields.put("warnings", new TreeSet<>(answer.warnings()));
        fields.put("visibleSender", decision == null ? null : names(decision.visibleSender()));
        fields.put("obligations", decision == null ? List.of() : decision.obligations());
        fields.put("labels", decision == null ? List.of() : decision.labels());
        return fields;
    }

    private static Map<String, String> names(LocalizedText text) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("kk", text.kk());
        names.put("ru", text.ru());
        names.put("en", text.en());
        return names;
    }
}
