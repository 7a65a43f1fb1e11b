package kz.daneker.broker;

/** Names of message properties the broker itself sets. */
public final class BrokerHeader {
    /**
     * Who sent this message, by the certificate of the connection: an agency's id, e.g. {@code clinic-47-001}, or
     * {@code gateway}. The broker overwrites whatever a sender put there.
     */
    public static final String SENDER = "danekerSender";

    /** {@link #SENDER} of what a node of the gateway sent. */
    public static final String GATEWAY = "gateway";

    private BrokerHeader() {}
}
