package kz.daneker.export;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.Leaf;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.Jws;
import kz.daneker.trust.KeyRegister;
import kz.daneker.trust.Party;

/**
 * Whether exported words were signed by whom the log names, with keys the auditor has certificates of: a gateway cannot
 * invent what an agency said.
 */
public final class WordSigners {
    private static final String AGENCY = "agency:";

    /** The gateway's own words, though an agency's act made them be said. */
    private static final Set<AuditEvent> BY_GATEWAY =
            EnumSet.of(AuditEvent.ACCEPTED, AuditEvent.HELD, AuditEvent.REJECTED, AuditEvent.RECALLED);

    private final KeyRegister keys;

    /** @param keys the auditor's own, never taken from the export */
    public WordSigners(KeyRegister keys) {
        this.keys = keys;
    }

    /**
     * Passes if the word was signed by who the record says, with a key that was good at that time.
     *
     * @throws Refusal {@code KEY_UNKNOWN}, {@code CERT_EXPIRED}, {@code SIGNATURE_INVALID} or {@code ENVELOPE_MALFORMED}
     */
    void require(String word, Leaf leaf) {
        Jws.requireSignedBy(word, keys.signing(signer(leaf), Jws.keyNamedBy(word), Instant.ofEpochMilli(leaf.at())));
    }

    private static Party signer(Leaf leaf) {
        return BY_GATEWAY.contains(leaf.event()) || !leaf.actor().startsWith(AGENCY)
                ? Party.GATEWAY
                : Party.of(new AgencyId(leaf.actor().substring(AGENCY.length())));
    }
}
