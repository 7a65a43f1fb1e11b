package kz.daneker.provision;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the consents on file say together: denies override, permits add up, nothing said means no.
 *
 * @param votes in an order that does not depend on the order they were on file
 */
record Tally(List<Vote> votes) {
    /** Of reasons that nothing permits, the one that came nearest; the last is nearest. */
    private static final List<Reason> NEARNESS = List.of(
            Reason.NO_CONSENT,
            Reason.STATUS_NOT_ACTIVE,
            Reason.UNTRUSTED,
            Reason.FUTURE_DATED,
            Reason.NOT_YET_VALID,
            Reason.EXPIRED,
            Reason.NOT_COVERED,
            Reason.AUTHORITY_INVALID,
            Reason.RECONSENT_AT_18,
            Reason.ASSENT_MISSING);

    Tally {
        votes = List.copyOf(votes);
    }

    Vote result() {
        Optional<Vote> yes = first(Vote.Kind.YES);
        Optional<Vote> no = first(Vote.Kind.NO);
        if (no.isPresent()) {
            boolean conflict = yes.isPresent() && no.get().reason() == Reason.EXPLICIT_DENY;
            return conflict
                    ? new Vote(no.get().consent(), Vote.Kind.NO, Reason.CONFLICT_DENY_OVERRIDES, dissents())
                    : no.get();
        }
        return yes.orElseGet(() -> votes.stream()
                .max(Comparator.comparingInt(vote -> NEARNESS.indexOf(vote.reason())))
                .orElseGet(() -> Vote.isVoid("", Reason.NO_CONSENT)));
    }

    boolean dissents() {
        return votes.stream().anyMatch(Vote::dissents);
    }

    private Optional<Vote> first(Vote.Kind kind) {
        return votes.stream().filter(vote -> vote.kind() == kind).findFirst();
    }
}
