package kz.daneker.label;

import java.util.Set;
import kz.daneker.referral.DataCategory;

/** Reads what people wrote: which categories a text gives away in words. */
@FunctionalInterface
public interface FreeText {
    /** Categories the text names; none where it names nothing sensitive. */
    Set<DataCategory> categories(String text);
}
