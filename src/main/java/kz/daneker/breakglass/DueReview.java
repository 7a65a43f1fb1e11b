package kz.daneker.breakglass;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import org.jspecify.annotations.Nullable;

/**
 * What is known in clear of one break-glass release that must be, or was, reviewed: agencies, categories and times.
 *
 * @param usedBy the gateway's name for the referral
 * @param approvers the approvers' agencies, sorted
 * @param categories what was opened, sorted
 * @param closed how and when it was closed; null while it is open
 */
public record DueReview(
        UUID id,
        UUID usedBy,
        ReferralId referral,
        AgencyId sender,
        AgencyId recipient,
        List<AgencyId> approvers,
        List<String> categories,
        Instant openedAt,
        Instant reviewBy,
        @Nullable Closed closed) {
    public DueReview {
        approvers = List.copyOf(approvers);
        categories = List.copyOf(categories);
    }

    /**
     * How it was closed.
     *
     * @param by the reviewer's agency
     * @param digest of the signed review
     */
    public record Closed(Instant at, AgencyId by, Verdict verdict, String digest) {}

    public Optional<Closed> closing() {
        return Optional.ofNullable(closed);
    }

    /** Not reviewed in time: its sender and approvers break no second glass meanwhile. */
    public boolean isOverdue(Instant now) {
        return closed == null && !reviewBy.isAfter(now);
    }

    /** Who asked for it: the sender's agency and the approvers'. */
    Set<AgencyId> askedBy() {
        Set<AgencyId> agencies = new TreeSet<>(java.util.Comparator.comparing(AgencyId::value));
        agencies.addAll(approvers);
        agencies.add(sender);
        return agencies;
    }

    /** Whoever sent, approved or received. */
    boolean tookPart(AgencyId agency) {
        return recipient.equals(agency) || askedBy().contains(agency);
    }
}
