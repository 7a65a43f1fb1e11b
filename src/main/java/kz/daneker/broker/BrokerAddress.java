package kz.daneker.broker;

import java.util.List;
import java.util.regex.Pattern;
import kz.daneker.agency.AgencyId;

/**
 * The names of the broker's addresses; each has one anycast queue of the same name.
 *
 * <p>Messages carry ciphertext and ids only, never a payload in clear.
 */
public final class BrokerAddress {
    /** Referrals from agencies that speak AMQP: any registered agency sends, only the gateway reads. */
    public static final String REFERRALS_IN = "referrals.in";

    /** Accepted referrals on their way to the release workers. */
    public static final String ACCEPTED = "accepted";

    /** Those of them that carry FHIR, on their way to the official validator. */
    public static final String ACCEPTED_RECORDS = "accepted.records";

    /** Sealed deliveries to be pushed to the recipient's own endpoint. */
    public static final String DELIVER_PUSH = "deliver.push";

    /** Deliveries to be stored in the recipient's own FHIR server. */
    public static final String DELIVER_FHIR = "deliver.fhir";

    /** Recalls to be told to recipients that listen. */
    public static final String DELIVER_RECALL = "deliver.recall";

    /** Notices that break-glass was used, to be told to the agencies appointed to review. */
    public static final String DELIVER_NOTICE = "deliver.notice";

    /** Referrals whose senders listen and are to be told how they go. */
    public static final String DELIVER_STATUS = "deliver.status";

    /** What could not be handled in {@link BrokerSettings.Redelivery#attempts()} tries; it waits for an officer. */
    public static final String DEAD_LETTER = "dead-letter";

    /** What nobody fetched within its time to live. */
    public static final String EXPIRED = "expired";

    private static final String AGENCY_PREFIX = "agency.";
    private static final Pattern AGENCY = Pattern.compile("agency\\.[a-z0-9-]{3,40}");

    private BrokerAddress() {}

    /** Where one agency fetches its deliveries, e.g. {@code agency.clinic-47-001}. */
    public static String agency(AgencyId agency) {
        return AGENCY_PREFIX + agency.value();
    }

    /** Whether this is the address of one agency's deliveries; a wildcard is nobody's. */
    public static boolean isAgency(String address) {
        return AGENCY.matcher(address).matches();
    }

    /** The addresses only the gateway reads. */
    static List<String> gatewayQueues() {
        return List.of(
                REFERRALS_IN,
                ACCEPTED,
                ACCEPTED_RECORDS,
                DELIVER_PUSH,
                DELIVER_FHIR,
                DELIVER_RECALL,
                DELIVER_NOTICE,
                DELIVER_STATUS,
                DEAD_LETTER,
                EXPIRED);
    }
}
