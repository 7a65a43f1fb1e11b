package kz.daneker.referral;

import java.time.OffsetDateTime;
import java.util.Set;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one consent as the referral carries it; whether it allows anything is the gate's to say. */
final class ConsentReader {
    private static final Set<String> CONSENT = Set.of(
            "id",
            "giver",
            "capacity",
            "method",
            "language",
            "operator",
            "categories",
            "recipients",
            "purposes",
            "crossBorder",
            "publicSources",
            "thirdParties",
            "givenAt",
            "expiresAt",
            "status",
            "withdrawnAt",
            "refusedAt",
            "separate",
            "voluntaryStatementShown",
            "assent",
            "witness",
            "copyGiven",
            "legalBasis",
            "serviceReference",
            "bestInterest");
    private static final Set<String> GIVER = Set.of("name", "iin", "alias", "agencyId");
    private static final Set<String> OPERATOR = Set.of("agencyId", "name", "bin");
    private static final Set<String> ASSENT = Set.of("required", "obtained", "at");
    private static final int MAX_WORD = 100;

    private final Days days;

    ConsentReader(Days days) {
        this.days = days;
    }

    ConsentRecord read(JsonNode written, Pointer at) {
        Fields fields = new Fields(written, at, CONSENT);
        refusePublication(fields);
        checkOptional(fields);
        boolean withdrawn = momentOrNull(fields, "withdrawnAt") != null;
        boolean refused = momentOrNull(fields, "refusedAt") != null;
        ConsentRecord.Status status = fields.word("status", ConsentRecord.Status.class);
        return new ConsentRecord(
                fields.text("id", MAX_WORD),
                giver(fields),
                capacity(fields),
                fields.word("method", ConsentRecord.Method.class),
                fields.has("language") ? fields.word("language", Language.class) : null,
                operator(fields),
                fields.words("categories"),
                fields.words("recipients"),
                fields.words("purposes"),
                days.pastMoment(fields.required("givenAt"), fields.at("givenAt")),
                Days.moment(fields.required("expiresAt"), fields.at("expiresAt")),
                withdrawn || refused ? takenBack(status) : status,
                fields.flag("separate"),
                fields.flag("voluntaryStatementShown"),
                assent(fields));
    }

    /** Nothing a person signs makes the gateway send data abroad or publish it. */
    private static void refusePublication(Fields fields) {
        fields.required("crossBorder");
        fields.required("publicSources");
        if (fields.flag("crossBorder")) {
            throw new Refusal(RefusalCode.CROSS_BORDER, fields.at("crossBorder").text());
        }
        if (fields.flag("publicSources")) {
            throw fields.invalid("publicSources");
        }
    }

    private static void checkOptional(Fields fields) {
        fields.flagOrNull("thirdParties");
        fields.flagOrNull("copyGiven");
        fields.textOrNull("legalBasis", MAX_WORD);
        fields.textOrNull("serviceReference", MAX_WORD);
        if (fields.has("bestInterest")) {
            fields.word("bestInterest", BestInterest.class);
        }
    }

    private @Nullable OffsetDateTime momentOrNull(Fields fields, String moment) {
        return fields.has(moment) && !fields.node(moment).isNull()
                ? days.pastMoment(fields.node(moment), fields.at(moment))
                : null;
    }

    /** A time of withdrawal beside "active" is a withdrawal someone forgot to write twice: the no counts. */
    private static ConsentRecord.Status takenBack(ConsentRecord.Status status) {
        return status == ConsentRecord.Status.ACTIVE ? ConsentRecord.Status.WITHDRAWN : status;
    }

    private static ConsentRecord.Giver giver(Fields consent) {
        Fields fields = new Fields(consent.required("giver"), consent.at("giver"), GIVER);
        return new ConsentRecord.Giver(
                fields.has("name") ? NameRules.name(fields.node("name"), fields.at("name")) : null,
                PersonReader.iinOrNull(fields),
                fields.textOrNull("alias", MAX_WORD),
                fields.has("agencyId") ? ReferralParts.agency(fields) : null);
    }

    /** Somebody who speaks in none of the five capacities may not consent for anyone. */
    private static ConsentRecord.Capacity capacity(Fields fields) {
        String written = fields.text("capacity", MAX_WORD);
        for (ConsentRecord.Capacity capacity : ConsentRecord.Capacity.values()) {
            if (Fields.spelled(capacity).equals(written)) {
                return capacity;
            }
        }
        throw new Refusal(RefusalCode.CONSENT_GIVER, fields.at("capacity").text());
    }

    private static @Nullable AgencyId operator(Fields consent) {
        return consent.has("operator")
                ? ReferralParts.agency(new Fields(consent.node("operator"), consent.at("operator"), OPERATOR))
                : null;
    }

    private ConsentRecord.@Nullable Assent assent(Fields consent) {
        if (!consent.has("assent") || consent.node("assent").isNull()) {
            return null;
        }
        Fields fields = new Fields(consent.node("assent"), consent.at("assent"), ASSENT);
        return new ConsentRecord.Assent(fields.flag("required"), fields.flag("obtained"), momentOrNull(fields, "at"));
    }
}
