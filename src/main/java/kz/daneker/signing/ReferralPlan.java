package kz.daneker.signing;

import java.util.Set;

/**
 * How a referral's token is laid out, so that what is withheld leaves no trace: not its content, name, size or number.
 *
 * <p>Each block about people is one disclosure; each data category is one, its fields lie inside it, and array elements
 * inside these. {@code /referral/data} shows 32 digests whether one category is given or thirty; a category's FHIR
 * {@code resources}, of which one may stay while the category goes, show a multiple of eight.
 */
public enum ReferralPlan implements DisclosurePlan {
    INSTANCE;

    /** What routing needs, never hidden. */
    static final Set<String> VISIBLE = Set.of(
            "schema", "referralId", "createdAt", "validUntil", "type", "purpose", "priority", "language", "recipient");

    static final String REFERRAL = "/referral";
    static final String DATA = "/referral/data";
    static final int DATA_DIGESTS = 32;

    /** Of one category, e.g. {@code /referral/data/HEALTH_SUMMARY/resources}. */
    private static final String RESOURCES = "/resources";

    private static final String BLOCK_OF_DATA = DATA + "/";

    @Override
    public boolean hides(String pointer, boolean element) {
        if (pointer.startsWith(BLOCK_OF_DATA)) {
            return switch (levelsBelowData(pointer)) {
                case 1, 2 -> true; // category, field
                case 3 -> element;
                default -> false;
            };
        }
        return isMemberOfReferral(pointer)
                && !pointer.equals(DATA)
                && !VISIBLE.contains(pointer.substring(REFERRAL.length() + 1));
    }

    @Override
    public int digests(String pointer, int hidden) {
        if (pointer.equals(DATA)) {
            return Math.max(DATA_DIGESTS, DisclosurePlan.toEight(hidden));
        }
        boolean alwaysSome =
                pointer.equals(REFERRAL) || (pointer.startsWith(BLOCK_OF_DATA) && levelsBelowData(pointer) == 1);
        return DisclosurePlan.toEight(alwaysSome ? Math.max(1, hidden) : hidden);
    }

    @Override
    public int elements(String pointer, int hidden) {
        boolean oneMayStay =
                pointer.startsWith(BLOCK_OF_DATA) && pointer.endsWith(RESOURCES) && levelsBelowData(pointer) == 2;
        return oneMayStay ? DisclosurePlan.toEight(hidden) : hidden;
    }

    private static boolean isMemberOfReferral(String pointer) {
        return pointer.startsWith(REFERRAL + "/") && pointer.indexOf('/', REFERRAL.length() + 1) < 0;
    }

    private static int levelsBelowData(String pointer) {
        return Math.toIntExact(
                pointer.substring(DATA.length()).chars().filter(c -> c == '/').count());
    }
}
