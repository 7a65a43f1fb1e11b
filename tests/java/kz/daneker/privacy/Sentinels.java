package kz.daneker.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.daneker.client.DatedReferral;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A referral with a word of its own in every field that holds free words: what is found elsewhere later can only have
 * come from there. Letters of one script, because names allow nothing else.
 */
final class Sentinels {
    private static final List<String> WITHHELD_EVERYWHERE = List.of(
            "ADDRESS",
            "FAMILY",
            "EDU_PROGRESS",
            "MENTAL_HEALTH",
            "TRAUMA_VIOLENCE",
            "REPRO_HEALTH",
            "INFECTIOUS",
            "SUBSTANCE",
            "PSS_PLAN",
            "RELIGION",
            "RETURNEE",
            "LEGAL_DOCS",
            "EMPLOYMENT",
            "SOCIAL_BENEFIT",
            "MEDIATION",
            "OUTCOME",
            "EVAL_SCALE");

    private final ObjectNode referral;
    private final Set<String> withheld = new HashSet<>();
    private final Set<String> released = new HashSet<>();
    private int made;

    private Sentinels(ObjectNode referral) {
        this.referral = referral;
    }

    /** To a clinic under the sender's own name. */
    static Sentinels toClinic(Instant now) {
        Sentinels marked = new Sentinels(DatedReferral.toClinic(now)).mark();
        ((ObjectNode) marked.referral.at("/data/HEALTH_SUMMARY/problems/0")).put("display", marked.shown());
        return marked;
    }

    /** To a school that must not learn the sender. */
    static Sentinels toSchool(Instant now) {
        Sentinels marked = new Sentinels(DatedReferral.toSchool(now)).mark();
        ((ObjectNode) marked.referral.at("/data/EDU_NEEDS")).put("instructionLanguage", marked.shown());
        return marked;
    }

    /** To a clinic, without consent, because a life is in danger. */
    static Sentinels inAnEmergency(Instant now) {
        Sentinels marked = new Sentinels(DatedReferral.emergency(now)).mark();
        ((ObjectNode) marked.referral.at("/data/EMERGENCY_HEALTH/allergies/0")).put("display", marked.shown());
        // whom to call is what a doctor needs most
        ((ObjectNode) marked.referral.at("/data/GUARDIAN/name"))
                .put("family", marked.shown())
                .put("given", marked.shown());
        ObjectNode breakGlass = (ObjectNode) marked.referral.path("breakGlass");
        breakGlass.put("reason", marked.hidden());
        ((ObjectNode) breakGlass.at("/approvals/0"))
                .put("userRef", marked.referral.at("/sender/userRef").asString(""));
        ((ObjectNode) breakGlass.at("/approvals/1")).put("userRef", marked.hidden());
        return marked;
    }

    ObjectNode referral() {
        return referral;
    }

    /** What the recipient must not get either. */
    Set<String> withheld() {
        return withheld;
    }

    /** What the recipient gets, and nobody else. */
    Set<String> released() {
        return released;
    }

    Set<String> all() {
        Set<String> all = new HashSet<>(withheld);
        all.addAll(released);
        return all;
    }

    private Sentinels mark() {
        ((ObjectNode) referral.path("sender")).put("role", "nurse").put("userRef", hidden());
        ObjectNode subject = (ObjectNode) referral.path("subject");
        subject.set("name", name());
        subject.set("nameLatin", name());
        ((ObjectNode) referral.path("guardian")).set("name", name());
        ((ObjectNode) referral.path("guardian")).put("act", hidden());
        for (JsonNode each : referral.path("consents")) {
            ObjectNode consent = (ObjectNode) each;
            consent.put("id", hidden()).put("legalBasis", hidden()).put("serviceReference", hidden());
            ((ObjectNode) consent.path("giver"))
                    .set("name", referral.at("/guardian/name").deepCopy());
            ((ObjectNode) consent.path("giver")).put("alias", hidden());
            takeOut(consent.path("categories"), "GUARDIAN");
        }
        ObjectNode data = (ObjectNode) referral.path("data");
        ObjectNode name = data.putObject("ID_NAME");
        name.put("family", shown()).put("given", shown());
        data.withObject("/GUARDIAN").set("name", name());
        WITHHELD_EVERYWHERE.forEach(category -> {
            ObjectNode block = data.putObject(category).put(hidden(), 1).put("text", hidden());
            block.putArray("list").add(hidden()).addObject().put("display", hidden());
        });
        return this;
    }

    private static void takeOut(JsonNode words, String word) {
        List<String> kept = new ArrayList<>();
        words.forEach(each -> kept.add(each.stringValue()));
        kept.remove(word);
        ((tools.jackson.databind.node.ArrayNode) words).removeAll();
        kept.forEach(((tools.jackson.databind.node.ArrayNode) words)::add);
    }

    private ObjectNode name() {
        return referral.objectNode().put("family", hidden()).put("given", hidden());
    }

    private String hidden() {
        String word = word();
        withheld.add(word);
        return word;
    }

    private String shown() {
        String word = word();
        released.add(word);
        return word;
    }

    /** E.g. {@code Zqwithxabzkjq}: no two share more than their first letters. */
    private String word() {
        made++;
        return "Zqwithx" + (char) ('a' + made % 26) + (char) ('a' + made / 26) + "zkjq";
    }
}
