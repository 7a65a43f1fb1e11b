package kz.daneker.audit;

import java.util.List;
import java.util.stream.Collectors;

/** What checking a copy of the log found. */
public sealed interface TrailVerdict {
    /** Whether every record is where the signed checkpoint says. */
    boolean holds();

    /** One sentence for people. */
    String sentence();

    /**
     * Everything holds.
     *
     * @param records how many the checkpoint signs for
     * @param head the root, base64
     */
    record Intact(long records, String head) implements TrailVerdict {
        @Override
        public boolean holds() {
            return true;
        }

        @Override
        public String sentence() {
            return "the log holds: " + records + " records lead to the signed root " + head + ".";
        }
    }

    /**
     * Something does not.
     *
     * @param findings most telling first, at least one
     */
    record Broken(List<Finding> findings) implements TrailVerdict {
        public Broken {
            findings = List.copyOf(findings);
        }

        @Override
        public boolean holds() {
            return false;
        }

        @Override
        public String sentence() {
            return "the log does not hold: "
                    + findings.stream().map(Finding::sentence).collect(Collectors.joining("; ")) + ".";
        }
    }
}
