package kz.daneker.agency;

import java.util.regex.Pattern;

/**
 * The only sender a recipient on a masked route may see.
 *
 * @param slug its place in {@code urn:daneker:neutral:<slug>}, e.g. {@code regional-education-department}
 */
public record NeutralSender(String slug, LocalizedText name) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{3,40}");

    public NeutralSender {
        if (!FORM.matcher(slug).matches()) {
            throw new IllegalArgumentException(
                    "a neutral sender's slug must match " + FORM + ", found " + slug.length() + " characters");
        }
    }
}
