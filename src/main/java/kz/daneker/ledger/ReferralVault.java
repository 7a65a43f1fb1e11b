package kz.daneker.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.signing.WrappedKey;
import kz.daneker.store.Database;

/**
 * Sealed originals with their keys: what is filed here can be read while its key lives, and by nobody afterwards.
 */
public final class ReferralVault {
    private static final String ORIGINAL = "original";

    private final ReferralLedger referrals;
    private final KeyCabinet keys;
    private final AtRestCipher cipher;

    public ReferralVault(ReferralLedger referrals, KeyCabinet keys, AtRestCipher cipher) {
        this.referrals = referrals;
        this.keys = keys;
        this.cipher = cipher;
    }

    public ReferralLedger referrals() {
        return referrals;
    }

    /** An original sealed under a fresh key; made outside the transaction that files it. */
    public final class Sealed {
        private final WrappedKey key;
        private final byte[] original;

        private Sealed(UUID id, String token) {
            this.key = cipher.newKey(new ReferralId(id));
            this.original = key.key().seal(token.getBytes(StandardCharsets.US_ASCII), ORIGINAL);
        }

        /** Files the referral; false where this sender has one under this id already, and nothing was filed. */
        public boolean file(Connection connection, StoredReferral referral) throws SQLException {
            if (!referrals.add(connection, referral, original)) {
                return false;
            }
            keys.keep(connection, referral.id(), key.stored());
            return true;
        }
    }

    public Sealed seal(UUID id, String token) {
        return new Sealed(id, token);
    }

    /** The original token; empty once erased. */
    public Optional<byte[]> open(Connection connection, StoredReferral referral) throws SQLException {
        Optional<byte[]> wrapped = keys.find(connection, referral.id());
        Optional<byte[]> sealed = referrals.sealedOriginal(connection, referral.id());
        if (wrapped.isEmpty() || sealed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                cipher.unwrap(wrapped.get(), new ReferralId(referral.id())).open(sealed.get(), ORIGINAL));
    }

    /** Whether this sender's referral can still be read here. */
    public boolean holds(Database database, AgencyId sender, ReferralId id) {
        return database.read(connection -> {
            Optional<StoredReferral> referral = referrals.find(connection, sender, id);
            return referral.isPresent() && open(connection, referral.get()).isPresent();
        });
    }

    /** Destroys the key and the sealed original. */
    public void erase(Connection connection, UUID id) throws SQLException {
        keys.destroy(connection, id);
        referrals.eraseOriginal(connection, id);
    }
}
