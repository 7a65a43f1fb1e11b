package kz.daneker.referral;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
    private final Map<Integer, UUID> registered;
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
            Map<Integer, UUID> registered,
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
        this.registered = Map.copyOf(registered);
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

    /** Which of {@link #consents} are only named, by place, under the sender's own name for a registered consent. */
    public Map<Integer, UUID> registered() {
        return registered;
    }

    /**
     * The same referral as the register knows its consents.
     *
     * @param known one for each of {@link #consents}, in its place
     */
    public Referral resting(List<ConsentRecord> known) {
        if (known.size() != consents.size()) {
            throw new IllegalArgumentException(
                    "each consent must keep its place, found " + known.size() + " for " + consents.size());
        }
        return new Referral(
                header, sender, recipient, subject, guardian, known, Map.of(), data, note, breakGlass, warnings);
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
