package kz.daneker.officer;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What the console and the trail call an officer: a random word that says nothing about them, e.g. {@code amber-417}. */
public record OfficerId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z]{3,10}-[0-9]{3}");
    private static final List<String> WORDS = List.of(
            "amber", "basil", "birch", "cedar", "cloud", "coral", "crane", "delta", "elm", "fern", "flint", "grove",
            "hazel", "heron", "ivory", "jade", "juniper", "lark", "linden", "maple", "meadow", "olive", "opal", "pearl",
            "pine", "plover", "quartz", "reed", "river", "robin", "saffron", "slate", "sorrel", "spruce", "tulip",
            "willow");

    public OfficerId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an officer's id must match " + FORM + ", found " + value.length() + " characters");
        }
    }

    /** What somebody typed; empty if it is no id. */
    public static Optional<OfficerId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new OfficerId(text)) : Optional.empty();
    }

    static OfficerId random(RandomGenerator random) {
        return new OfficerId(WORDS.get(random.nextInt(WORDS.size())) + "-" + random.nextInt(100, 1000));
    }

    @Override
    public String toString() {
        return value;
    }
}
