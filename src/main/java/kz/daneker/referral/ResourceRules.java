package kz.daneker.referral;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;

/**
 * What a referral's FHIR resources must be so that one can be left out without the others saying so: of a kind that tells
 * about health, about this referral's person, with no narrative (it would speak of what was left out), and pointing only
 * to each other. Whether each is FHIR R4 is judged where FHIR is spoken.
 */
final class ResourceRules {
    private static final int MAX_RESOURCES = 200;
    private static final Pattern LOWER_CASE_UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    /** {@code contained} and attachments could carry anything past the labels; the rest would change what is meant. */
    private static final Set<String> NOT_CARRIED =
            Set.of("text", "contained", "implicitRules", "modifierExtension", "presentedForm", "attachment");

    private final Map<DataCategory, JsonNode> data;
    private final String person;
    private final Set<String> known = new HashSet<>();

    private ResourceRules(Map<DataCategory, JsonNode> data, ReferralId id) {
        this.data = data;
        this.person = "urn:uuid:" + id.person();
    }

    /** @throws Refusal {@code RESOURCE_INVALID} at the first resource, element or reference that breaks a rule */
    static void check(Map<DataCategory, JsonNode> data, ReferralId id) {
        ResourceRules rules = new ResourceRules(data, id);
        rules.each(rules::register);
        rules.each(rules::checkContent);
    }

    private interface Check {
        void of(JsonNode resource, Pointer at);
    }

    private void each(Check check) {
        data.forEach((category, section) -> {
            JsonNode resources = section.path(HealthResources.FIELD);
            if (!HealthResources.CATEGORIES.contains(category) || resources.isMissingNode()) {
                return;
            }
            Pointer at = Pointer.ROOT.to("data").to(category.name()).to(HealthResources.FIELD);
            require(resources.isArray() && !resources.isEmpty() && resources.size() <= MAX_RESOURCES, at);
            for (int i = 0; i < resources.size(); i++) {
                check.of(resources.get(i), at.to(i));
            }
        });
    }

    private void register(JsonNode resource, Pointer at) {
        require(resource.isObject(), at);
        require(HealthResources.TYPES.containsKey(resource.path("resourceType").asString("")), at.to("resourceType"));
        String id = resource.path("id").asString("");
        require(LOWER_CASE_UUID.matcher(id).matches() && known.add("urn:uuid:" + id), at.to("id"));
    }

    private void checkContent(JsonNode resource, Pointer at) {
        for (String name : NOT_CARRIED) {
            require(!resource.has(name), at.to(name));
        }
        String subject = HealthResources.TYPES.get(resource.path("resourceType").asString(""));
        if (subject != null && !subject.isEmpty()) {
            require(person.equals(resource.path(subject).path("reference").asString("")), at.to(subject));
        }
        checkReferences(resource, at);
    }

    private void checkReferences(JsonNode node, Pointer at) {
        node.forEachEntry((name, value) -> {
            if (name.equals("reference")) {
                require(value.isString() && leadsNowhereElse(value.stringValue()), at.to(name));
            }
            checkReferences(value, at.to(name));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            checkReferences(node.get(i), at.to(i));
        }
    }

    private boolean leadsNowhereElse(String reference) {
        return reference.equals(person) || known.contains(reference);
    }

    private static void require(boolean holds, Pointer at) {
        if (!holds) {
            throw new Refusal(RefusalCode.RESOURCE_INVALID, at.text());
        }
    }
}
