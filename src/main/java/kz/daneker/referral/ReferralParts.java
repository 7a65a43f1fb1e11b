package kz.daneker.referral;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import kz.daneker.agency.ReferralType;
import kz.daneker.agency.Regions;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one payload part by part, in the order of the envelope, then looks at the parts together. */
final class ReferralParts {
    static final String SCHEMA = "kz-referral/0.1-draft";
    static final int MAX_CONSENTS = 20;

    private static final Set<String> KNOWN = Set.of(
            "schema",
            "referralId",
            "createdAt",
            "validUntil",
            "type",
            "purpose",
            "priority",
            "language",
            "sender",
            "recipient",
            "subject",
            "guardian",
            "consents",
            "data",
            "note",
            "inResponseTo",
            "breakGlass");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int MAX_WORD = 100;

    private final JsonNode payload;
    private final Fields fields;
    private final ReferralRules rules;
    private final Days days;
    private final PersonReader persons;
    private final ConsentReader consents;

    ReferralParts(JsonNode payload, ReferralRules rules, Regions regions, Instant now) {
        BulkGuard.refuseLists(payload);
        this.payload = payload;
        this.fields = new Fields(payload, Pointer.ROOT, KNOWN);
        this.rules = rules;
        this.days = new Days(now, rules.limits());
        this.persons = new PersonReader(days, regions);
        this.consents = new ConsentReader(days);
    }

    Referral read(Instant now) {
        Referral.Header header = header(now);
        Sender sender = sender();
        AgencyId recipient =
                agency(new Fields(fields.required("recipient"), fields.at("recipient"), Set.of("agencyId")));
        Subject subject = persons.subject(fields.required("subject"), fields.at("subject"), header.createdAt());
        Guardian guardian =
                isAbsent("guardian") ? null : persons.guardian(fields.node("guardian"), fields.at("guardian"));
        Map<Integer, UUID> registered = new HashMap<>();
        List<ConsentRecord> given = given(registered);
        BreakGlass breakGlass = breakGlass();
        var data = new DataReader(days).read(fields.required("data"), fields.at("data"));
        ResourceRules.check(data, header.id());
        String note = fields.textOrNull("note", rules.limits().maxNoteChars());
        TextRules.refuseControls(payload, Pointer.ROOT);

        PersonRules people = new PersonRules(subject, days.today());
        if (guardian != null) {
            people.checkGuardian(guardian);
        }
        people.checkData(data);
        return new Referral(
                header,
                sender,
                recipient,
                subject,
                guardian,
                given,
                registered,
                data,
                note,
                breakGlass,
                warnings(subject));
    }

    private Referral.Header header(Instant now) {
        if (!SCHEMA.equals(fields.text("schema", MAX_WORD))) {
            throw fields.invalid("schema");
        }
        ReferralId id = ReferralId.of(fields.matching("referralId", UUID_FORM));
        OffsetDateTime createdAt = days.pastMoment(fields.required("createdAt"), fields.at("createdAt"));
        OffsetDateTime validUntil = Days.moment(fields.required("validUntil"), fields.at("validUntil"));
        if (!validUntil.toInstant().isAfter(now)) {
            throw new Refusal(RefusalCode.REFERRAL_STALE, "/validUntil");
        }
        if (validUntil.isAfter(createdAt.plus(rules.limits().maxValidity())) || !validUntil.isAfter(createdAt)) {
            throw fields.invalid("validUntil");
        }
        return new Referral.Header(
                id,
                createdAt,
                validUntil,
                fields.code("type", ReferralType.class),
                fields.code("purpose", Purpose.class),
                fields.word("priority", Priority.class),
                fields.word("language", Language.class),
                fields.has("inResponseTo") ? ReferralId.of(fields.matching("inResponseTo", UUID_FORM)) : null);
    }

    private Sender sender() {
        Fields sender =
                new Fields(fields.required("sender"), fields.at("sender"), Set.of("agencyId", "role", "userRef"));
        return new Sender(agency(sender), sender.text("role", MAX_WORD), sender.text("userRef", MAX_WORD));
    }

    /** An id no agency could have is an unknown party, not a broken schema. */
    static AgencyId agency(Fields party) {
        JsonNode id = party.required("agencyId");
        if (!id.isString()) {
            throw party.invalid("agencyId");
        }
        try {
            return new AgencyId(id.stringValue());
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.PARTY_UNKNOWN, party.at("agencyId").text());
        }
    }

    /** No list at all is no consent: the gate then asks for one or for the emergency procedure. */
    private List<ConsentRecord> given(Map<Integer, UUID> registered) {
        List<ConsentRecord> given = new ArrayList<>();
        if (!isAbsent("consents")) {
            List<JsonNode> written = fields.list("consents", MAX_CONSENTS);
            for (int i = 0; i < written.size(); i++) {
                Pointer at = fields.at("consents").to(i);
                if (written.get(i).has("registered")) {
                    Fields named = new Fields(written.get(i), at, Set.of("registered"));
                    registered.put(i, UUID.fromString(named.matching("registered", UUID_FORM)));
                    given.add(ConsentRecord.unread(registered.get(i)));
                } else {
                    given.add(consents.read(written.get(i), at));
                }
            }
        }
        return given;
    }

    private @Nullable BreakGlass breakGlass() {
        return isAbsent("breakGlass")
                ? null
                : new BreakGlassReader(days).read(fields.node("breakGlass"), fields.at("breakGlass"));
    }

    private boolean isAbsent(String field) {
        return fields.node(field).isMissingNode() || fields.node(field).isNull();
    }

    private static Set<String> warnings(Subject subject) {
        Set<String> warnings = new TreeSet<>();
        Iin iin = subject.iin();
        if (iin == null && subject.kind() != Subject.Kind.FAMILY && subject.callerAlias() == null) {
            warnings.add(Warnings.NO_IIN);
        }
        if (iin != null && iin.contradicts(subject.birthDate(), subject.sex())) {
            warnings.add(Warnings.IIN_BIRTHDATE_MISMATCH);
        }
        return warnings;
    }
}
