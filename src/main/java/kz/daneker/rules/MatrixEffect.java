package kz.daneker.rules;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.ReferralType;
import kz.daneker.consent.DecisionOutcome;
import kz.daneker.consent.MatrixReplay;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.referral.DataCategory;

/**
 * What a matrix would have made of the past: every counted decision again, compared with what was decided then.
 *
 * @param looked referrals replayed
 * @param withheld of them, those that would now go with less or not at all
 * @param released of them, those that would now go with more, or at all
 * @param refused part of {@code withheld}: not at all
 * @param nowAccepted part of {@code released}: refused then
 * @param changes how many by route, category and kind of change, in this order
 */
public record MatrixEffect(
        long looked, long withheld, long released, long refused, long nowAccepted, Map<Change, Long> changes) {
    /** What would change. */
    public enum Kind {
        /** The referral as a whole. */
        REFUSED,
        /** One category of it. */
        WITHHELD,
        /** One category of it. */
        RELEASED,
        /** The referral as a whole. */
        ACCEPTED
    }

    /**
     * One kind of change on one route.
     *
     * @param category its name; empty where the referral as a whole is meant
     */
    public record Change(ReferralType type, AgencyType from, AgencyType to, Kind kind, String category)
            implements Comparable<Change> {
        @Override
        public int compareTo(Change other) {
            return key().compareTo(other.key());
        }

        private String key() {
            return type + " " + from + " " + to + " " + kind + " " + category;
        }
    }

    /** Replays the past under a matrix. */
    public static MatrixEffect of(Map<PastDecision, Long> past, SharingMatrix matrix) {
        Counter counter = new Counter();
        past.forEach((decision, times) -> counter.compare(decision, MatrixReplay.of(decision.asked(), matrix), times));
        return counter.effect();
    }

    private static final class Counter {
        private final Map<Change, Long> changes = new TreeMap<>();
        private long looked;
        private long withheld;
        private long released;
        private long refused;
        private long nowAccepted;

        void compare(PastDecision then, DecisionOutcome now, long times) {
            looked += times;
            boolean wentThen = then.answered().refused() == null;
            boolean wouldGo = now.refused() == null;
            Set<DataCategory> less = without(then.answered().released(), now.released());
            Set<DataCategory> more = without(now.released(), then.answered().released());
            if (wentThen && !wouldGo) {
                refused += times;
                add(then, Kind.REFUSED, "", times);
            } else {
                less.forEach(category -> add(then, Kind.WITHHELD, category.name(), times));
            }
            if (!wentThen && wouldGo) {
                nowAccepted += times;
                add(then, Kind.ACCEPTED, "", times);
            } else {
                more.forEach(category -> add(then, Kind.RELEASED, category.name(), times));
            }
            withheld += (wentThen && !wouldGo) || !less.isEmpty() ? times : 0;
            released += (!wentThen && wouldGo) || !more.isEmpty() ? times : 0;
        }

        private void add(PastDecision then, Kind kind, String category, long times) {
            changes.merge(
                    new Change(
                            then.asked().type(),
                            then.asked().from(),
                            then.asked().to(),
                            kind,
                            category),
                    times,
                    Long::sum);
        }

        private static Set<DataCategory> without(Set<DataCategory> all, Set<DataCategory> some) {
            EnumSet<DataCategory> rest = EnumSet.noneOf(DataCategory.class);
            rest.addAll(all);
            rest.removeAll(some);
            return rest;
        }

        MatrixEffect effect() {
            return new MatrixEffect(looked, withheld, released, refused, nowAccepted, changes);
        }
    }
}
