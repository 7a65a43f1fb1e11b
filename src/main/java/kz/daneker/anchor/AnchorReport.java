package kz.daneker.anchor;

import java.time.Instant;
import java.util.List;
import kz.daneker.audit.Checkpoint;
import kz.daneker.audit.Claim;
import kz.daneker.audit.Finding;

/**
 * What a check of time-stamps found.
 *
 * @param proven what holds, smallest log first: see {@link #claims}
 * @param findings what does not; empty when everything holds
 * @param pauses between which tokens there was none for more than an hour, one sentence each; no fault: the log may have
 *     stood still, or no authority answered
 */
public record AnchorReport(List<Proven> proven, List<Finding> findings, List<String> pauses) {
    public AnchorReport {
        proven = List.copyOf(proven);
        findings = List.copyOf(findings);
        pauses = List.copyOf(pauses);
    }

    /** What a check of the log itself must hold it against: the log MUST have grown from each of these. */
    public List<Claim> claims() {
        return proven.stream()
                .map(each -> new Claim(
                        Finding.Part.ANCHORS, "the checkpoint time-stamped at " + each.at(), each.checkpoint()))
                .toList();
    }

    /**
     * A checkpoint that existed at a time, says an authority.
     *
     * @param authority subject of its certificate
     */
    public record Proven(Checkpoint checkpoint, Instant at, String authority) {
        /** For people, e.g. {@code the first 41 records existed at 2026-11-23T08:00:02Z, says CN=…}. */
        public String sentence() {
            return "the first " + checkpoint.size() + " records existed at " + at + ", says " + authority;
        }
    }
}
