package kz.daneker.consent;

import java.util.Set;
import java.util.function.Predicate;
import kz.daneker.referral.DataCategory;

/** Which disclosures of a sender's token a release shows: the released categories, the screened note, the answered id. */
public final class ReleasedPointers {
    private static final String DATA = "/referral/data/";
    private static final Set<String> BESIDE_DATA = Set.of("/referral/note", "/referral/inResponseTo");

    private ReleasedPointers() {}

    /** Asked with a disclosure's RFC 6901 pointer in the token, e.g. {@code /referral/data/EDU_NEEDS/grade}. */
    public static Predicate<String> of(Set<DataCategory> released) {
        Set<String> names = Set.copyOf(released.stream().map(DataCategory::name).toList());
        return pointer -> pointer.startsWith(DATA) ? names.contains(category(pointer)) : BESIDE_DATA.contains(pointer);
    }

    private static String category(String pointer) {
        int end = pointer.indexOf('/', DATA.length());
        return end < 0 ? pointer.substring(DATA.length()) : pointer.substring(DATA.length(), end);
    }
}
