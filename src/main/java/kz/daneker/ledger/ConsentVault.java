package kz.daneker.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.daneker.referral.ReferralId;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.signing.WrappedKey;
import kz.daneker.store.Sql;

/** Sealed consents with their keys: what is filed here can be read while its key lives, and by nobody afterwards. */
public final class ConsentVault {
    private static final String SHEET = "consent sheet";
    private static final String SIGNED = "signed consent";

    private final ConsentLedger consents;
    private final KeyCabinet keys = KeyCabinet.ofConsents();
    private final AtRestCipher cipher;

    public ConsentVault(ConsentLedger consents, AtRestCipher cipher) {
        this.consents = consents;
        this.cipher = cipher;
    }

    public ConsentLedger consents() {
        return consents;
    }

    /** A consent sealed under a fresh key; made outside the transaction that files it. */
    public final class Sealed {
        private final WrappedKey key;
        private final byte[] sheet;
        private final byte[] signed;

        private Sealed(UUID id, String json, String jws) {
            this.key = cipher.newKey(new ReferralId(id));
            this.sheet = key.key().seal(json.getBytes(StandardCharsets.UTF_8), SHEET);
            this.signed = key.key().seal(jws.getBytes(StandardCharsets.US_ASCII), SIGNED);
        }

        /**
         * Files the consent.
         *
         * @param person what its person will be recognised by
         * @return false where this collector has one of this name already, and nothing was filed
         */
        public boolean file(Connection connection, StoredConsent consent, Set<PersonKey> person) throws SQLException {
            if (!consents.add(connection, consent, sheet, signed)) {
                return false;
            }
            keys.keep(connection, consent.id(), key.stored());
            for (PersonKey each : person) {
                Sql.update(
                        connection,
                        "insert into consent_person (consent_id, kind, person) values (?,?,?)",
                        consent.id(),
                        each.kind(),
                        each.value());
            }
            return true;
        }
    }

    /**
     * Seals a consent.
     *
     * @param id the gateway's own name for it
     * @param json the sheet
     * @param jws the sheet as its collector signed it, compact
     */
    public Sealed seal(UUID id, String json, String jws) {
        return new Sealed(id, json, jws);
    }

    /** What the consent says, as JSON; empty once erased. */
    public Optional<String> sheet(Connection connection, UUID id) throws SQLException {
        return open(connection, id, consents.sealedSheet(connection, id), SHEET);
    }

    /** The consent as its collector signed it; empty once erased. */
    public Optional<String> signed(Connection connection, UUID id) throws SQLException {
        return open(connection, id, consents.sealedOriginal(connection, id), SIGNED);
    }

    private Optional<String> open(Connection connection, UUID id, Optional<byte[]> sealed, String piece)
            throws SQLException {
        Optional<byte[]> wrapped = keys.find(connection, id);
        if (wrapped.isEmpty() || sealed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new String(
                cipher.unwrap(wrapped.get(), new ReferralId(id)).open(sealed.get(), piece), StandardCharsets.UTF_8));
    }

    /** Consents that ended by themselves before a moment and can still be read, the oldest first. */
    public List<UUID> endedBefore(Connection connection, Instant moment, int atMost) throws SQLException {
        return Sql.list(
                connection,
                "select id from consent where expires_at <= ? and id in (select consent_id from consent_key)"
                        + " order by expires_at, id limit " + atMost,
                row -> UUID.fromString(row.getString(1)),
                moment);
    }

    /**
     * Destroys key, content and pseudonyms; the row stays as the record that there was a consent.
     *
     * @return false where that was done before
     */
    public boolean erase(Connection connection, UUID id) throws SQLException {
        boolean readable = keys.find(connection, id).isPresent();
        keys.destroy(connection, id);
        consents.eraseSealed(connection, id);
        return readable;
    }
}
