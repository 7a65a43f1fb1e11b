package kz.daneker.validation;

/**
 * One thing the validator says.
 *
 * @param where FHIRPath into the resource, e.g. {@code Bundle.entry[0].resource.section[1]}
 * @param text the validator's sentence; it may quote what is validated, so it is for whoever brought that and never for a
 *     log
 */
public record Finding(Severity severity, String where, String text) {
    /** How bad it is; only errors make a resource invalid. */
    public enum Severity {
        ERROR,
        WARNING,
        INFORMATION
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
