package kz.daneker.referral;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import org.jspecify.annotations.Nullable;

/**
 * What a person allowed, as the referral carries it (personal-data law 94-V art. 8(4)).
 *
 * @param id the collecting agency's name for it, e.g. {@code c-000001}
 * @param categories as written; a word the gateway does not know allows nothing
 * @param recipients agencies that may receive; as written, may name agencies the register does not know
 * @param purposes as written
 * @param separate true where given on a sheet of its own (religious counselling, research)
 */
public record ConsentRecord(
        String id,
        Giver giver,
        Capacity capacity,
        Method method,
        @Nullable Language language,
        @Nullable AgencyId operator,
        Set<String> categories,
        Set<String> recipients,
        Set<String> purposes,
        OffsetDateTime givenAt,
        OffsetDateTime expiresAt,
        Status status,
        boolean separate,
        boolean voluntaryStatementShown,
        @Nullable Assent assent) {

    public ConsentRecord {
        categories = Set.copyOf(categories);
        recipients = Set.copyOf(recipients);
        purposes = Set.copyOf(purposes);
    }

    /** Stands where a referral only names a registered consent: until the register is asked it allows nothing. */
    static ConsentRecord unread(UUID registered) {
        return new ConsentRecord(
                registered.toString(),
                new Giver(null, null, null, null),
                Capacity.SELF,
                Method.PAPER_SIGNED,
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                OffsetDateTime.MIN,
                OffsetDateTime.MIN,
                Status.REFUSED,
                false,
                false,
                null);
    }

    /**
     * The same consent as far as the register confirms it.
     *
     * @param confirmed categories; the others stay unsaid
     */
    public ConsentRecord confirmed(Set<String> confirmed, Status as, OffsetDateTime until) {
        return new ConsentRecord(
                id,
                giver,
                capacity,
                method,
                language,
                operator,
                confirmed,
                recipients,
                purposes,
                givenAt,
                until.toInstant().isBefore(expiresAt.toInstant()) ? until : expiresAt,
                as,
                separate,
                voluntaryStatementShown,
                assent);
    }

    /** The same consent, allowing nothing any more. */
    public ConsentRecord emptied() {
        return confirmed(Set.of(), status, expiresAt);
    }

    /**
     * Who gave it; a hotline caller has an alias only.
     *
     * @param agency the office that spoke, where the guardianship authority did
     */
    public record Giver(
            @Nullable PersonName name,
            @Nullable Iin iin,
            @Nullable String alias,
            @Nullable AgencyId agency) {}

    /** In which capacity the giver spoke. */
    public enum Capacity {
        SELF,
        PARENT,
        GUARDIAN,
        CURATOR,
        GUARDIANSHIP_AUTHORITY
    }

    /** How it can be proven. */
    public enum Method {
        PAPER_SIGNED,
        EDS_SIGNED,
        STATE_SERVICE,
        VERBAL_RECORDED
    }

    /** What became of it. */
    public enum Status {
        ACTIVE,
        WITHDRAWN,
        REFUSED
    }

    /** The child's own opinion, recorded from age 10. */
    public record Assent(
            boolean required, boolean obtained, @Nullable OffsetDateTime at) {}
}
