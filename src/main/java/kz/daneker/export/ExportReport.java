package kz.daneker.export;

import java.util.Optional;
import kz.daneker.anchor.AnchorReport;
import kz.daneker.audit.TrailVerdict;

/**
 * What checking an export found.
 *
 * @param evidence pieces shown that belong to their records
 * @param erased pieces that are gone, as records say
 * @param words signed words that belong to their records
 * @param signed whether the signatures of these words were checked too
 * @param witnessed records counted by a checkpoint that enough witnesses cosigned, or -1 without one
 * @param stamped the longest log an authority time-stamped, where the auditor believes one
 */
public record ExportReport(
        TrailVerdict verdict,
        int evidence,
        int erased,
        int words,
        boolean signed,
        long witnessed,
        Optional<AnchorReport.Proven> stamped) {
    /** One sentence for people. */
    public String sentence() {
        if (!verdict.holds()) {
            return verdict.sentence();
        }
        return verdict.sentence() + " " + evidence + " pieces of evidence and " + words
                + " signed words belong to their records"
                + (signed ? " and are signed by who those say, " : " (signatures not checked: give --certs), ") + erased
                + " pieces were erased."
                + (witnessed < 0 ? "" : " Witnesses have seen " + witnessed + " records.")
                + stamped.map(proven -> " " + capital(proven.sentence()) + ".").orElse("");
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
