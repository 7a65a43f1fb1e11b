package kz.daneker.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.daneker.agency.Regions;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a consent sheet as strictly as a referral; whether what it says may be said is judged by the sheet gate. */
public final class ConsentSheetReader {
    private static final Set<String> KNOWN =
            Set.of("schema", "replaces", "subject", "guardian", "guardianshipAct", "consent");
    private static final Set<String> ACT = Set.of("number", "validFrom", "validUntil");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int MAX_WORD = 100;

    private final ReferralRules rules;
    private final Regions regions;
    private final ForbiddenThings forbidden;

    public ConsentSheetReader(ReferralRules rules, Regions regions) {
        this.rules = rules;
        this.regions = regions;
        this.forbidden = new ForbiddenThings(rules);
    }

    /**
     * Reads a sheet.
     *
     * @param now the moment it is judged at; for a sheet registered earlier, when it was registered
     * @throws Refusal with the JSON pointer of what is off, relative to the sheet, e.g. {@code /consent/giver/iin}
     */
    public ConsentSheet read(JsonNode sheet, Instant now) {
        forbidden.refuseIn(sheet);
        Days days = new Days(now, rules.limits());
        Fields fields = new Fields(sheet, Pointer.ROOT, KNOWN);
        if (!ConsentSheet.SCHEMA.equals(fields.text("schema", MAX_WORD))) {
            throw fields.invalid("schema");
        }
        ConsentRecord consent = new ConsentReader(days).read(fields.required("consent"), fields.at("consent"));
        PersonReader persons = new PersonReader(days, regions);
        Subject subject = persons.subject(fields.required("subject"), fields.at("subject"), consent.givenAt());
        requireSomebody(subject);
        Guardian guardian =
                fields.has("guardian") ? persons.guardian(fields.node("guardian"), fields.at("guardian")) : null;
        if (guardian != null) {
            new PersonRules(subject, days.today()).checkGuardian(guardian);
        }
        TextRules.refuseControls(sheet, Pointer.ROOT);
        return new ConsentSheet(
                id(consent.id()),
                fields.has("replaces") ? UUID.fromString(fields.matching("replaces", UUID_FORM)) : null,
                subject,
                guardian,
                fields.has("guardianshipAct") ? act(fields, days) : null,
                consent,
                taking(sheet.path("consent")));
    }

    private static UUID id(String written) {
        if (!UUID_FORM.matcher(written).matches()) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/consent/id");
        }
        return UUID.fromString(written);
    }

    /** A consent of nobody could never be found again, not even to take it back. */
    private static void requireSomebody(Subject subject) {
        boolean told = subject.iin() != null
                || subject.name() != null
                || subject.temporaryId() != null
                || subject.callerAlias() != null;
        if (!told) {
            throw new Refusal(RefusalCode.SCHEMA_MISSING_FIELD, "/subject/name");
        }
    }

    static ConsentSheet.Act act(Fields sheet, Days days) {
        Fields fields = new Fields(sheet.node("guardianshipAct"), sheet.at("guardianshipAct"), ACT);
        LocalDate from = days.pastDay(fields.required("validFrom"), fields.at("validFrom"));
        @Nullable
        LocalDate until =
                fields.has("validUntil") ? Days.day(fields.node("validUntil"), fields.at("validUntil")) : null;
        if (until != null && until.isBefore(from)) {
            throw new Refusal(RefusalCode.DATE_INVALID, fields.at("validUntil").text());
        }
        return new ConsentSheet.Act(fields.text("number", MAX_WORD), from, until);
    }

    /** The consent reader has looked at these for their form already; here none may be left open. */
    private static ConsentSheet.Taking taking(JsonNode consent) {
        for (String flag : new String[] {"language", "operator", "copyGiven", "thirdParties"}) {
            if (!consent.has(flag)) {
                throw new Refusal(RefusalCode.SCHEMA_MISSING_FIELD, "/consent/" + flag);
            }
        }
        return new ConsentSheet.Taking(
                word(consent, "/witness"),
                consent.path("copyGiven").booleanValue(),
                consent.path("thirdParties").booleanValue(),
                word(consent, "/legalBasis"),
                word(consent, "/serviceReference"),
                bestInterest(consent),
                word(consent, "/operator/name"),
                word(consent, "/operator/bin"));
    }

    private static @Nullable BestInterest bestInterest(JsonNode consent) {
        return consent.has("bestInterest")
                ? new Fields(consent, Pointer.ROOT.to("consent"), Set.copyOf(consent.propertyNames()))
                        .word("bestInterest", BestInterest.class)
                : null;
    }

    private static @Nullable String word(JsonNode consent, String field) {
        JsonNode written = consent.at(field);
        if (written.isMissingNode() || written.isNull()) {
            return null;
        }
        if (!written.isString()
                || written.stringValue().isBlank()
                || written.stringValue().length() > MAX_WORD) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/consent" + field);
        }
        return written.stringValue();
    }
}
