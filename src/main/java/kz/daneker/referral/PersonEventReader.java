package kz.daneker.referral;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.daneker.agency.Regions;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;

/** Reads what happened to a person, as strictly as a referral; who may say it is judged elsewhere. */
public final class PersonEventReader {
    private static final Set<String> GUARDIAN_CHANGE =
            Set.of("schema", "kind", "subject", "at", "formerGuardian", "guardianshipAct", "newGuardian");
    private static final Set<String> MERGE = Set.of("schema", "kind", "subject", "other");
    private static final Set<String> DEATH = Set.of("schema", "kind", "subject", "on");
    private static final Set<String> REVOCATION = Set.of("schema", "kind", "revokes");
    private static final Set<String> ALL = Set.of(
            "schema",
            "kind",
            "subject",
            "other",
            "at",
            "on",
            "formerGuardian",
            "guardianshipAct",
            "newGuardian",
            "revokes");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int MAX_WORD = 100;

    private final ReferralRules rules;
    private final Regions regions;
    private final ForbiddenThings forbidden;

    public PersonEventReader(ReferralRules rules, Regions regions) {
        this.rules = rules;
        this.regions = regions;
        this.forbidden = new ForbiddenThings(rules);
    }

    /**
     * Reads an event.
     *
     * @param now the moment it is judged at; for one on file, when it was received
     * @throws Refusal with the JSON pointer of what is off, relative to the event, e.g. {@code /subject/iin}
     */
    public PersonEvent read(JsonNode event, Instant now) {
        forbidden.refuseIn(event);
        TextRules.refuseControls(event, Pointer.ROOT);
        Fields any = new Fields(event, Pointer.ROOT, ALL);
        if (!PersonEvent.SCHEMA.equals(any.text("schema", MAX_WORD))) {
            throw any.invalid("schema");
        }
        Days days = new Days(now, rules.limits());
        return switch (any.word("kind", PersonEvent.Kind.class)) {
            case GUARDIAN_CHANGE -> guardianChange(event, days, now);
            case MERGE -> merge(event, days, now);
            case DEATH -> death(event, days, now);
            case REVOCATION ->
                new PersonEvent.Revocation(
                        UUID.fromString(new Fields(event, Pointer.ROOT, REVOCATION).matching("revokes", UUID_FORM)));
        };
    }

    private PersonEvent guardianChange(JsonNode event, Days days, Instant now) {
        Fields fields = new Fields(event, Pointer.ROOT, GUARDIAN_CHANGE);
        PersonReader persons = new PersonReader(days, regions);
        fields.required("guardianshipAct");
        return new PersonEvent.GuardianChange(
                somebody(fields, "subject", days, now),
                days.pastMoment(fields.required("at"), fields.at("at")),
                persons.guardian(fields.required("formerGuardian"), fields.at("formerGuardian")),
                ConsentSheetReader.act(fields, days),
                fields.has("newGuardian")
                        ? persons.guardian(fields.node("newGuardian"), fields.at("newGuardian"))
                        : null);
    }

    private PersonEvent merge(JsonNode event, Days days, Instant now) {
        Fields fields = new Fields(event, Pointer.ROOT, MERGE);
        Subject subject = somebody(fields, "subject", days, now);
        Subject other = somebody(fields, "other", days, now);
        if (subject.equals(other)) {
            throw fields.invalid("other");
        }
        return new PersonEvent.Merge(subject, other);
    }

    private PersonEvent death(JsonNode event, Days days, Instant now) {
        Fields fields = new Fields(event, Pointer.ROOT, DEATH);
        return new PersonEvent.Death(
                somebody(fields, "subject", days, now), days.pastDay(fields.required("on"), fields.at("on")));
    }

    /** An event about nobody would reach nobody. */
    private Subject somebody(Fields fields, String field, Days days, Instant now) {
        Subject subject = new PersonReader(days, regions)
                .subject(fields.required(field), fields.at(field), now.atOffset(ZoneOffset.UTC));
        boolean told = subject.iin() != null
                || subject.name() != null
                || subject.temporaryId() != null
                || subject.callerAlias() != null;
        if (!told) {
            throw new Refusal(
                    RefusalCode.SCHEMA_MISSING_FIELD,
                    fields.at(field).to("name").text());
        }
        return subject;
    }
}
