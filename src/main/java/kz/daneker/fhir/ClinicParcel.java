package kz.daneker.fhir;

import java.io.IOException;

/** A delivery as a clinic's own FHIR server takes it: a transaction to its store, or a message. */
public sealed interface ClinicParcel permits ClinicTransaction, ClinicMessage {
    /** Where it is posted, below the server's base; empty for the base itself. */
    String path();

    /** What is posted, FHIR JSON. */
    String json();

    /**
     * Passes where the server has it.
     *
     * @param answer the body of an answer 200
     * @throws IOException if it does not say so: then it counts as not delivered
     */
    void requireTaken(String answer) throws IOException;
}
