package kz.daneker.web;

/** Where controllers find the {@code AgencyId} of the client certificate. */
public final class Caller {
    /** Request attribute, set for every request under {@code /v1} and {@code /fhir}. */
    public static final String ATTRIBUTE = "kz.daneker.caller";

    private Caller() {}
}
