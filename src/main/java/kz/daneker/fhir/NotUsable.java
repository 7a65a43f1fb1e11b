package kz.daneker.fhir;

/** Ends the reading of a Consent whose meaning would have to be guessed; never leaves this package. */
final class NotUsable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReadConsent.Unusable answer;

    NotUsable(ReadConsent.Cause cause, String path) {
        super(cause.name());
        this.answer = new ReadConsent.Unusable(cause, path);
    }

    ReadConsent.Unusable answer() {
        return answer;
    }
}
