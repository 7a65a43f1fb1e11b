package kz.daneker.fhir;

import kz.daneker.agency.LocalizedText;
import kz.daneker.consent.Release;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A release as plain JSON, for recipients without FHIR: schools, employers, mediators. Its shape is promised in {@code
 * schemas/api/plain-referral.schema.json}. Every released category is in it, fields in alphabetical order.
 */
public final class PlainReferral {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private PlainReferral() {}

    /** Compact JSON, e.g. {@code {"categories":{"ID_NAME":{…}},"from":{…},"service":"SCHOOL_ENROLMENT",…}}. */
    public static String write(Release release) {
        Release.Terms terms = release.terms();
        ObjectNode plain = JSON.createObjectNode();
        plain.put("referralId", terms.referralId().toString());
        plain.set("from", text(release.sender().name()));
        plain.put("to", release.recipient().value());
        plain.put("service", terms.type().name());
        plain.put("purpose", terms.purpose().name());
        plain.put("priority", terms.priority().word());
        plain.put("language", terms.language().tag());
        plain.put("createdAt", Times.dateTime(terms.createdAt()).getValueAsString());
        plain.put("validUntil", Times.dateTime(terms.validUntil()).getValueAsString());
        if (terms.inResponseTo() != null) {
            plain.put("inResponseTo", terms.inResponseTo().toString());
        }
        if (release.note() != null) {
            plain.put("note", release.note());
        }
        ObjectNode categories = plain.putObject("categories");
        release.data().forEach((category, data) -> categories.set(category.name(), data));
        return JSON.writeValueAsString((JsonNode) plain);
    }

    private static ObjectNode text(LocalizedText text) {
        return JSON.createObjectNode().put("kk", text.kk()).put("ru", text.ru()).put("en", text.en());
    }
}
