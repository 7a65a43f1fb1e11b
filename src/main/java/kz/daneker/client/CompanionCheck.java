package kz.daneker.client;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.daneker.agency.Agency;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.HealthResources;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What travels beside the token must belong to it: the signatures cover the token alone, so the FHIR message and the
 * plain JSON may say about people only what the token says.
 */
final class CompanionCheck {
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Agency self;

    CompanionCheck(Agency self) {
        this.self = self;
    }

    /** @throws Refusal {@code ENVELOPE_MALFORMED} if one is missing, about another delivery, or says more */
    void require(Delivery delivery, ObjectNode referral, UUID id) {
        requireBundle(delivery.fhir(), id);
        requireNothingMore(delivery.fhir(), folded(referral));
        requireAsSigned(delivery.fhir(), signedResources(referral));
        requirePlain(delivery.plain(), referral);
    }

    private static void requireBundle(ObjectNode bundle, UUID id) {
        hold(bundle.path("resourceType").asString("").equals("Bundle"));
        hold(bundle.path("type").asString("").equals("message"));
        hold(bundle.at("/identifier/value").asString("").equals("urn:uuid:" + id));
    }

    /** Names, numbers and addresses of people: each word must stand in the signed referral. */
    private static void requireNothingMore(ObjectNode bundle, String signed) {
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            switch (resource.path("resourceType").asString("")) {
                case "Patient", "RelatedPerson" -> requireSigned(resource, signed);
                default -> {
                    // carries codes; people are named in these two alone
                }
            }
        }
    }

    private static void requireSigned(JsonNode person, String signed) {
        requireWords(person.path("birthDate"), signed);
        for (JsonNode name : person.path("name")) {
            requireWords(name.path("text"), signed);
            requireWords(name.path("family"), signed);
            name.path("given").forEach(given -> requireWords(given, signed));
        }
        person.path("identifier").forEach(identifier -> requireWords(identifier.path("value"), signed));
        person.path("telecom").forEach(telecom -> requireWords(telecom.path("value"), signed));
        for (JsonNode address : person.path("address")) {
            requireWords(address.path("text"), signed);
            requireWords(address.path("city"), signed);
            address.path("line").forEach(line -> requireWords(line, signed));
        }
    }

    private static void requireWords(JsonNode value, String signed) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        NOT_A_WORD.splitAsStream(fold(value.asString(""))).forEach(word -> hold(signed.contains(word)));
    }

    /** FHIR that its sender signed stands beside the token as it was signed; only {@code meta} may have grown. */
    private static void requireAsSigned(JsonNode bundle, Map<String, JsonNode> signed) {
        Map<String, JsonNode> beside = new HashMap<>();
        collectEntries(bundle, beside);
        signed.forEach((id, resource) -> hold(resource.equals(beside.get(id))));
    }

    private static Map<String, JsonNode> signedResources(ObjectNode referral) {
        Map<String, JsonNode> signed = new HashMap<>();
        for (DataCategory category : HealthResources.CATEGORIES) {
            JsonNode section = referral.path("data").path(category.name());
            section.path(HealthResources.FIELD)
                    .forEach(resource -> signed.put(resource.path("id").asString(""), withoutMeta(resource)));
        }
        return signed;
    }

    /** Of a message and of the documents in it. */
    private static void collectEntries(JsonNode bundle, Map<String, JsonNode> beside) {
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            beside.put(resource.path("id").asString(""), withoutMeta(resource));
            collectEntries(resource, beside);
        }
    }

    private static JsonNode withoutMeta(JsonNode resource) {
        ObjectNode copy = ((ObjectNode) resource).deepCopy();
        copy.remove("meta");
        return copy;
    }

    /** All values of the signed data, letters and digits only. */
    private static String folded(ObjectNode referral) {
        StringBuilder text = new StringBuilder();
        collect(referral.path("data"), text);
        return text.toString();
    }

    private static void collect(JsonNode node, StringBuilder text) {
        if (node.isContainer()) {
            node.forEach(child -> collect(child, text));
        } else {
            text.append(' ').append(NOT_A_WORD.matcher(fold(node.asString(""))).replaceAll(" "));
        }
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private void requirePlain(@Nullable ObjectNode plain, ObjectNode referral) {
        boolean needed = switch (self.type()) {
            case SCHOOL, EMPLOYER -> true;
            default -> false;
        };
        if (plain == null) {
            hold(!needed);
            return;
        }
        hold(plain.path("referralId").equals(referral.path("referralId")));
        hold(plain.path("to").asString("").equals(self.id().value()));
        hold(plain.path("service").equals(referral.path("type")));
        hold(plain.path("purpose").equals(referral.path("purpose")));
        hold(plain.path("note").equals(referral.path("note")));
        hold(plain.path("categories").equals(referral.path("data")));
    }

    private static void hold(boolean holds) {
        if (!holds) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }
}
