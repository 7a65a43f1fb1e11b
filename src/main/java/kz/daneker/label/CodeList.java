package kz.daneker.label;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.daneker.referral.DataCategory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One code system's list: code → the data category it gives away.
 *
 * <p>An entry is a code ({@code F32}) or a range of codes equally long ({@code F10-F19}). Where the list matches
 * {@code below}, an entry holds all codes that begin so, and the narrowest entry decides; where it matches {@code exact}, it
 * holds that code alone.
 */
final class CodeList {
    private static final Pattern NOT_PART_OF_A_CODE = Pattern.compile("[.+*†\\s]");
    private static final Pattern RANGE = Pattern.compile("([A-Z]\\d+)-([A-Z]\\d+)");
    private static final String ORDINARY = "ORDINARY";

    private final Set<String> systems = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private final boolean below;

    CodeList(JsonNode tree) {
        this.below = tree.path("match").asString("").equals("below");
        tree.path("systems").forEach(system -> systems.add(system.asString("")));
        tree.path("codes").forEachEntry((word, codes) -> {
            DataCategory category = word.equals(ORDINARY) ? null : DataCategory.valueOf(word);
            codes.forEach(code -> entries.add(entry(code.asString(""), category)));
        });
    }

    /** First and last code, equally long, and what they give away; null for nothing. */
    private record Entry(
            String first, String last, @Nullable DataCategory category) {
        boolean holds(String head) {
            return head.compareTo(first) >= 0 && head.compareTo(last) <= 0;
        }

        boolean isNarrowerThan(Entry other) {
            return first.length() != other.first.length()
                    ? first.length() > other.first.length()
                    : size() < other.size();
        }

        boolean isAsNarrowAs(Entry other) {
            return first.length() == other.first.length() && size() == other.size();
        }

        /** How many codes of its length it spans, one less; single codes of any alphabet span none. */
        private long size() {
            return first.equals(last) ? 0 : Long.parseLong(last, 36) - Long.parseLong(first, 36);
        }
    }

    Set<String> systems() {
        return systems;
    }

    /**
     * Looks a code up.
     *
     * @return the categories of the narrowest entries that hold it, none for an ordinary code; empty for an unlisted one
     */
    Optional<Set<DataCategory>> find(String code) {
        String wanted = below ? normal(code) : code;
        List<Entry> narrowest = new ArrayList<>();
        for (Entry entry : entries) {
            if (!holds(entry, wanted)) {
                continue;
            }
            if (narrowest.isEmpty() || entry.isNarrowerThan(narrowest.get(0))) {
                narrowest = new ArrayList<>(List.of(entry));
            } else if (entry.isAsNarrowAs(narrowest.get(0))) {
                narrowest.add(entry);
            }
        }
        return narrowest.isEmpty() ? Optional.empty() : Optional.of(categories(narrowest));
    }

    private boolean holds(Entry entry, String code) {
        int length = entry.first().length();
        boolean longEnough = below ? code.length() >= length : code.length() == length;
        return longEnough && entry.holds(code.substring(0, length));
    }

    private static Set<DataCategory> categories(List<Entry> entries) {
        Set<DataCategory> categories = EnumSet.noneOf(DataCategory.class);
        for (Entry entry : entries) {
            DataCategory category = entry.category();
            if (category != null) {
                categories.add(category);
            }
        }
        return categories;
    }

    private Entry entry(String written, @Nullable DataCategory category) {
        String code = below ? normal(written) : written;
        Matcher range = RANGE.matcher(code);
        return below && range.matches()
                ? new Entry(range.group(1), range.group(2), category)
                : new Entry(code, code, category);
    }

    private static String normal(String code) {
        return NOT_PART_OF_A_CODE.matcher(code.toUpperCase(Locale.ROOT)).replaceAll("");
    }
}
