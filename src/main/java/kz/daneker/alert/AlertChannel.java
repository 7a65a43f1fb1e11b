package kz.daneker.alert;

import java.io.IOException;

/** A way outside: what goes over it MUST name nobody, see {@link AlertNotice}. */
interface AlertChannel {
    /** E.g. {@code webhook}; notices are kept under it. */
    String name();

    /**
     * Tells one notice.
     *
     * @throws IOException if it could not be told; it is tried again
     */
    void tell(AlertNotice notice) throws IOException, InterruptedException;
}
