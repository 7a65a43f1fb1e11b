package kz.daneker.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A FHIR resource as one line for people: what it is, what it says, when. Codes and references that only systems use stay
 * in the FHIR.
 */
final class ResourceWords {
    /** Where the types that a referral may carry say what they are about. */
    private static final List<String> ABOUT =
            List.of("code", "vaccineCode", "medicationCodeableConcept", "device", "type", "serviceType", "class");

    private static final List<String> WHEN = List.of(
            "onsetDateTime",
            "onsetString",
            "effectiveDateTime",
            "occurrenceDateTime",
            "occurrenceString",
            "performedDateTime",
            "authoredOn",
            "recordedDate");

    private final ClientWords words;

    ResourceWords(ClientWords words) {
        this.words = words;
    }

    /** E.g. {@code Allergy: Penicillin (J01CE01): rash, since 2019}. */
    String line(JsonNode resource) {
        String type = resource.path("resourceType").asString("");
        String name = words.find("resource." + type).orElse(Printable.text(type));
        String said = Stream.of(about(resource), values(resource), detail(resource), when(resource))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? name : name + ": " + said + negated(resource);
    }

    private String about(JsonNode resource) {
        return ABOUT.stream()
                .map(resource::path)
                .filter(JsonNode::isObject)
                .map(ResourceWords::concept)
                .findFirst()
                .orElse("");
    }

    /** Of an Observation: its own value and those of its components. */
    private static String values(JsonNode resource) {
        List<String> values = new ArrayList<>();
        values.add(value(resource));
        resource.path("component").forEach(part -> values.add(concept(part.path("code")) + " " + value(part)));
        return joined(values);
    }

    private static String value(JsonNode holder) {
        JsonNode quantity = holder.path("valueQuantity");
        if (quantity.has("value")) {
            return Printable.text(quantity.path("comparator").asString("")
                    + quantity.path("value").asString("") + " "
                    + quantity.path("unit").asString(""));
        }
        String coded = concept(holder.path("valueCodeableConcept"));
        return coded.isEmpty() ? Printable.text(holder.path("valueString").asString("")) : coded;
    }

    private static String detail(JsonNode resource) {
        List<String> details = new ArrayList<>();
        resource.path("reaction")
                .forEach(reaction -> reaction.path("manifestation").forEach(sign -> details.add(concept(sign))));
        resource.path("dosage")
                .forEach(
                        dosage -> details.add(Printable.text(dosage.path("text").asString(""))));
        details.add(Printable.text(resource.path("conclusion").asString("")));
        resource.path("note")
                .forEach(note -> details.add(Printable.text(note.path("text").asString(""))));
        return joined(details);
    }

    private static String when(JsonNode resource) {
        return WHEN.stream()
                .map(field -> resource.path(field).asString(""))
                .filter(text -> !text.isEmpty())
                .map(Printable::text)
                .findFirst()
                .orElse("");
    }

    /** A thing said not to be so reads like its opposite where this is left out. */
    private String negated(JsonNode resource) {
        return Stream.of(resource.path("status"), resource.at("/verificationStatus/coding/0/code"))
                .map(status -> words.find("resource.status." + status.asString("")))
                .flatMap(Optional::stream)
                .map(text -> " (" + text + ")")
                .collect(Collectors.joining());
    }

    private static String concept(JsonNode concept) {
        JsonNode coding = concept.path("coding").path(0);
        String text = Stream.of(concept.path("text"), coding.path("display"), coding.path("code"))
                .map(node -> node.asString(""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        String code = coding.path("code").asString("");
        return Printable.text(code.isEmpty() || code.equals(text) ? text : text + " (" + code + ")");
    }

    private static String joined(List<String> parts) {
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("; "));
    }
}
