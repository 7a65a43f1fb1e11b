package kz.daneker.refusal;

/**
 * The one answer to input that may not pass: a code, the place in the message, never the value found there.
 *
 * <p>Where the place is known it is an RFC 6901 JSON pointer into the referral, e.g. {@code /subject/iin}; the empty
 * string means the message as a whole; in a FHIR resource it is a FHIRPath, e.g. {@code Consent.provision.type}. A refusal is an expected outcome, so it carries no stack trace.
 *
 * <p>{@link #getMessage()} is the code alone. A pointer may end in a field name that the sender chose, and libraries log
 * the messages of exceptions: the place goes only where somebody asks for {@link #path()}.
 */
public class Refusal extends RuntimeException {
    private final RefusalCode code;
    private final String path;

    public Refusal(RefusalCode code, String path) {
        super(code.name(), null, false, false);
        this.code = code;
        this.path = path;
    }

    /** About the message as a whole. */
    public Refusal(RefusalCode code) {
        this(code, "");
    }

    public RefusalCode code() {
        return code;
    }

    /** RFC 6901 pointer into the referral or FHIRPath into the resource, empty for the message as a whole. */
    public String path() {
        return path;
    }
}
