package kz.daneker.referral;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import kz.daneker.agency.ReferralType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A referral that passed every rule of the domain; only {@code ReferralReader} makes one, so holding it is the proof.
 */
public final class Referral {
    private final Header header;
    private final Sender sender;
    private final AgencyId recipient;
    private final Subject subject;
    private final @Nullable Guardian guardian;
    private final List<ConsentRecord> consents;
    private final Map<DataCategory, JsonNode> data;
    private final @Nullable String note;
    private final @Nullable BreakGlass breakGlass;
    private final Set<String> warnings;

    /**
     * What says which referral this is and how long it holds.
     *
     * @param inResponseTo the referral a {@code FOLLOW_UP} answers
     */
    public record Header(
            ReferralId id,
            OffsetDateTime createdAt,
            OffsetDateTime validUntil,
            ReferralType type,
            Purpose purpose,
            Priority priority,
            Language language,
            @Nullable ReferralId inResponseTo) {}

    Referral(
            Header header,
            Sender sender,
            AgencyId recipient,
            Subject subject,
            @Nullable Guardian guardian,
            List<ConsentRecord> consents,
            Map<DataCategory, JsonNode> data,
            @Nullable String note,
            @Nullable BreakGlass breakGlass,
            Set<String> warnings) {
        this.header = header;
        this.sender = sender;
        this.recipient = recipient;
        this.subject = subject;
        this.guardian = guardian;
        this.consents = List.copyOf(consents);
        this.data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        this.note = note;
        this.breakGlass = breakGlass;
        this.warnings = Set.copyOf(warnings);
    }

    public Header header() {
        return header;
    }

    public Sender sender() {
        return sender;
    }

    public AgencyId recipient() {
        return recipient;
    }

    public Subject subject() {
        return subject;
    }

    public @Nullable Guardian guardian() {
        return guardian;
    }

    public List<ConsentRecord> consents() {
        return consents;
    }

    /** Per category the JSON object as signed, in the sender's order. */
    public Map<DataCategory, JsonNode> data() {
        return data;
    }

    /** Free text, at most 1,000 characters, not yet screened. */
    public @Nullable String note() {
        return note;
    }

    public @Nullable BreakGlass breakGlass() {
        return breakGlass;
    }

    /** What the sender should know although the referral passes, e.g. {@code NO_IIN}. */
    public Set<String> warnings() {
        return warnings;
    }
}
