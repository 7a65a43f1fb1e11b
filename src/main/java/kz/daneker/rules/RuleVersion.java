package kz.daneker.rules;

import java.time.Instant;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.consent.SharingMatrix;
import org.jspecify.annotations.Nullable;

/**
 * One matrix of the history, checked; only {@link RulesHistory} makes one.
 *
 * @param number 0 for the first, without gaps
 * @param inForceFrom the stated time, but never sooner than every gateway on the database can know of it
 * @param recordedAt when it was handed in
 * @param change why and by whom; null where a development site began by itself
 * @param signers who signed the change
 */
public record RuleVersion(
        long number,
        SharingMatrix matrix,
        Instant inForceFrom,
        Instant recordedAt,
        @Nullable MatrixChange change,
        List<AgencyId> signers) {
    public RuleVersion {
        signers = List.copyOf(signers);
    }
}
