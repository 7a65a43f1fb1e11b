package kz.daneker.broker;

import java.security.cert.X509Certificate;
import java.util.Set;
import kz.daneker.agency.AgencyId;

/** Which agencies take part over AMQP, and whose certificate is whose. */
public interface BrokerRegister {
    /** Every agency that has a queue of its own. */
    Set<AgencyId> agencies();

    /**
     * The agency a client certificate belongs to. Asked at every login and every permission check, so it MUST be
     * quick, and what it refuses loses access at once. The chain to a trusted root is already checked by TLS.
     *
     * @throws kz.daneker.refusal.Refusal {@code KEY_UNKNOWN} if no agency holds this certificate, {@code CERT_EXPIRED}
     *     if it is not valid now
     */
    AgencyId agencyOf(X509Certificate certificate);
}
