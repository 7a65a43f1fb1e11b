package kz.daneker.label;

import java.util.Set;
import kz.daneker.referral.DataCategory;

/**
 * What a FHIR resource gives away.
 *
 * @param category where it is placed: the most sensitive of {@code needs}
 * @param needs every one of these must be released for the resource to go; never empty
 */
public record ResourceLabel(DataCategory category, Set<DataCategory> needs) {
    public ResourceLabel {
        needs = Set.copyOf(needs);
    }
}
