package kz.daneker.consent;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Referral;
import kz.daneker.referral.RegisteredConsent;
import kz.daneker.referral.Subject;

/**
 * What of a referral may not go in an emergency either, because the person, or who speaks for them, said so: a refusal
 * for the emergency's own purpose. A plain refusal or a consent taken back is none (rows D065 to D068 of the consent
 * cases): those are what an emergency is for.
 *
 * @param categories refused to the referral's recipient, by the newest word about each
 * @param ended true for a person who died: then no approval opens anything
 * @param ofMinor true where it is about a child: then two clinicians may decide for the child's life
 */
public record Dissent(Set<DataCategory> categories, boolean ofMinor, boolean ended) {
    public Dissent {
        categories = Set.copyOf(categories);
    }

    /**
     * The dissent to one referral.
     *
     * @param ofPerson every registered consent of the referral's person, whoever collected it
     */
    public static Dissent to(Referral referral, List<RegisteredConsent> ofPerson, SharingMatrix matrix, Instant now) {
        Set<DataCategory> refused = EnumSet.noneOf(DataCategory.class);
        if (matrix.emergency().purposes().contains(referral.header().purpose())) {
            Set<String> words = RegisterWord.refused(referral, ofPerson, now);
            referral.data().keySet().stream()
                    .filter(category -> words.contains(category.name()))
                    .forEach(refused::add);
        }
        return new Dissent(refused, isMinor(referral.subject(), matrix, now), false);
    }

    /** Whether two clinicians may override what is said of this person; no age known means a child only where it says so. */
    public static boolean isMinor(Subject subject, SharingMatrix matrix, Instant now) {
        return Person.of(subject, matrix.consent(), now).minor();
    }
}
