package kz.daneker.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.HealthResources;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A FHIR message that travels beside a signed token. The token is what counts; so that nobody believes the message
 * further, it may say of people and of signed resources only what the token says. All refuse with {@code
 * ENVELOPE_MALFORMED}; {@code referral} is the domain payload as the signature covers it.
 */
public final class MessageBesideToken {
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<JsonNode> beside = new ArrayList<>();
    private final Map<String, JsonNode> signed = new HashMap<>();
    private final String words;

    /** @param message a message Bundle, documents in it included */
    public MessageBesideToken(ObjectNode message, ObjectNode referral) {
        collectEntries(message);
        for (DataCategory category : HealthResources.CATEGORIES) {
            JsonNode section = referral.path("data").path(category.name());
            section.path(HealthResources.FIELD).forEach(resource -> signed.put(id(resource), withoutMeta(resource)));
        }
        StringBuilder text = new StringBuilder();
        collectWords(referral, text);
        words = text.toString();
    }

    /** Names, numbers and addresses of people: each word stands in the referral. */
    public void requireKnownPersons() {
        for (JsonNode resource : beside) {
            switch (resource.path("resourceType").asString("")) {
                case "Patient", "RelatedPerson" -> requireWordsOf(resource);
                default -> {
                    // carries codes; people are named in these two alone
                }
            }
        }
    }

    /** Every signed resource is there as it was signed; only {@code meta} may differ. */
    public void requireAllSigned() {
        beside.stream().filter(resource -> signed.containsKey(id(resource))).forEach(this::requireSigned);
        hold(beside.stream()
                .map(MessageBesideToken::id)
                .collect(Collectors.toSet())
                .containsAll(signed.keySet()));
    }

    /** Of the types that senders sign, no resource is there but as it was signed. */
    public void requireOnlySigned() {
        beside.stream()
                .filter(resource -> HealthResources.TYPES.containsKey(
                        resource.path("resourceType").asString("")))
                .forEach(this::requireSigned);
    }

    private void requireSigned(JsonNode resource) {
        hold(resource.equals(signed.get(id(resource))));
    }

    private void requireWordsOf(JsonNode person) {
        requireWords(person.path("birthDate"));
        for (JsonNode name : person.path("name")) {
            requireWords(name.path("text"));
            requireWords(name.path("family"));
            name.path("given").forEach(this::requireWords);
        }
        person.path("identifier").forEach(identifier -> requireWords(identifier.path("value")));
        person.path("telecom").forEach(telecom -> requireWords(telecom.path("value")));
        for (JsonNode address : person.path("address")) {
            requireWords(address.path("text"));
            requireWords(address.path("city"));
            address.path("line").forEach(this::requireWords);
        }
    }

    private void requireWords(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        NOT_A_WORD.splitAsStream(fold(value.asString(""))).forEach(word -> hold(words.contains(word)));
    }

    private void collectEntries(JsonNode bundle) {
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (resource.isObject()) {
                beside.add(withoutMeta(resource));
                collectEntries(resource);
            }
        }
    }

    private static String id(JsonNode resource) {
        return resource.path("id").asString("");
    }

    private static JsonNode withoutMeta(JsonNode resource) {
        ObjectNode copy = ((ObjectNode) resource).deepCopy();
        copy.remove("meta");
        return copy;
    }

    private static void collectWords(JsonNode node, StringBuilder text) {
        if (node.isContainer()) {
            node.forEach(child -> collectWords(child, text));
        } else {
            text.append(' ').append(NOT_A_WORD.matcher(fold(node.asString(""))).replaceAll(" "));
        }
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static void hold(boolean holds) {
        if (!holds) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }
}
