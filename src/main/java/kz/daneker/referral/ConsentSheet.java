package kz.daneker.referral;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consent as the collecting agency registers it: the consent itself, of whom it is, and how it was taken (law 94-V
 * art. 8; domain rules §2.7). Only {@link ConsentSheetReader} makes one that came from outside.
 *
 * @param replaces the collector's name of the consent this one takes the place of
 * @param guardian who answers for the person, where somebody else than the person spoke
 * @param act what the guardian's right rests on; required of a guardian or curator
 * @param consent what was allowed; where {@link ConsentRecord.Status#REFUSED}, what was asked and refused
 */
public record ConsentSheet(
        UUID id,
        @Nullable UUID replaces,
        Subject subject,
        @Nullable Guardian guardian,
        @Nullable Act act,
        ConsentRecord consent,
        Taking taking) {
    public static final String SCHEMA = "kz-consent/0.1-draft";

    /**
     * A guardianship act and how long it gives the right to speak.
     *
     * @param number e.g. {@code 17/2025}
     * @param validUntil the last day; null where it has none
     */
    public record Act(
            String number, LocalDate validFrom, @Nullable LocalDate validUntil) {}

    /**
     * How the consent was taken, so that pressure can be seen and proven.
     *
     * @param witness who was there, e.g. {@code social worker}; required for a spoken consent
     * @param copyGiven whether the person left with a copy
     * @param thirdParties whether the recipients may hand the data on
     * @param serviceReference number of an outside consent service; required where that service took it
     * @param bestInterest required where somebody spoke for a child too young to be asked
     * @param operatorName the collector as the sheet names it, where it does beside the agency's id; {@code operatorBin}
     *     its BIN
     */
    public record Taking(
            @Nullable String witness,
            boolean copyGiven,
            boolean thirdParties,
            @Nullable String legalBasis,
            @Nullable String serviceReference,
            @Nullable BestInterest bestInterest,
            @Nullable String operatorName,
            @Nullable String operatorBin) {}

    /** The same sheet, allowing nothing any more; that it was said stays. */
    public ConsentSheet emptied() {
        return new ConsentSheet(id, replaces, subject, guardian, act, consent.emptied(), taking);
    }

    /** When the consent ends by itself: at its own end, or after the last day of the act it rests on. */
    public OffsetDateTime endsAt() {
        OffsetDateTime own = consent.expiresAt();
        if (act == null || act.validUntil() == null) {
            return own;
        }
        OffsetDateTime rights = act.validUntil().plusDays(1).atStartOfDay().atOffset(Days.HOME);
        return rights.isBefore(own) ? rights : own;
    }
}
