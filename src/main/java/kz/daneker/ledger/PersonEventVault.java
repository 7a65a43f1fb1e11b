package kz.daneker.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.daneker.referral.ReferralId;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.signing.WrappedKey;

/** What agencies said happened to people, each sealed under a key of its own. */
public final class PersonEventVault {
    private static final String CONTENT = "person event";
    private static final String SIGNED = "signed person event";

    private final PersonEventLedger events;
    private final KeyCabinet keys = KeyCabinet.ofPersonEvents();
    private final AtRestCipher cipher;

    public PersonEventVault(PersonEventLedger events, AtRestCipher cipher) {
        this.events = events;
        this.cipher = cipher;
    }

    public PersonEventLedger events() {
        return events;
    }

    /** An event sealed under a fresh key; made outside the transaction that files it. */
    public final class Sealed {
        private final WrappedKey key;
        private final byte[] content;
        private final byte[] signed;

        private Sealed(UUID id, String json, String jws) {
            this.key = cipher.newKey(new ReferralId(id));
            this.content = key.key().seal(json.getBytes(StandardCharsets.UTF_8), CONTENT);
            this.signed = key.key().seal(jws.getBytes(StandardCharsets.US_ASCII), SIGNED);
        }

        /**
         * Files the event.
         *
         * @param sides what each record it is about is recognised by
         * @return false where this author has one of this name already, and nothing was filed
         */
        public boolean file(Connection connection, StoredPersonEvent event, List<Set<PersonKey>> sides)
                throws SQLException {
            if (!events.add(connection, event, content, signed)) {
                return false;
            }
            keys.keep(connection, event.id(), key.stored());
            for (int side = 0; side < sides.size(); side++) {
                events.isAbout(connection, event.id(), side, sides.get(side));
            }
            return true;
        }
    }

    /**
     * Seals an event.
     *
     * @param id the gateway's own name for it
     * @param json the event
     * @param jws the event as its author signed it, compact
     */
    public Sealed seal(UUID id, String json, String jws) {
        return new Sealed(id, json, jws);
    }

    /** What the event says, as JSON. */
    public Optional<String> content(Connection connection, UUID id) throws SQLException {
        Optional<byte[]> wrapped = keys.find(connection, id);
        Optional<byte[]> sealed = events.sealedContent(connection, id);
        if (wrapped.isEmpty() || sealed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new String(
                cipher.unwrap(wrapped.get(), new ReferralId(id)).open(sealed.get(), CONTENT), StandardCharsets.UTF_8));
    }
}
