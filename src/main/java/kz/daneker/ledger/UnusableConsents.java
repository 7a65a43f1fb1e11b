package kz.daneker.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.signing.WrappedKey;
import kz.daneker.store.Sql;

/** Consents that came, signed, and cannot be used: kept sealed, once per collector and content. */
public final class UnusableConsents {
    private static final String BODY = "unusable consent";
    private static final String SIGNATURE = "signature of an unusable consent";

    private final KeyCabinet keys = KeyCabinet.ofConsents();
    private final AtRestCipher cipher;

    public UnusableConsents(AtRestCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * One of them.
     *
     * @param digest base64url SHA-256 of the bytes sent
     * @param code why it cannot be used
     * @param place FHIRPath of what is off, e.g. {@code Consent.provision.type}
     */
    public record Kept(
            UUID id, AgencyId collector, String digest, RefusalCode code, String place, Instant receivedAt) {}

    /**
     * Keeps one.
     *
     * @param body the resource, {@code signature} the detached JWS over its bytes
     * @return false where the collector sent the very same before, and nothing was kept
     */
    public boolean keep(Connection connection, Kept kept, String body, String signature) throws SQLException {
        WrappedKey key = cipher.newKey(new ReferralId(kept.id()));
        int added = Sql.update(
                connection,
                "insert into unusable_consent (id, collector, digest, code, place, received_at, body, signature)"
                        + " values (?,?,?,?,?,?,?,?) on conflict (collector, digest) do nothing",
                kept.id(),
                kept.collector(),
                kept.digest(),
                kept.code(),
                kept.place(),
                kept.receivedAt(),
                key.key().seal(body.getBytes(StandardCharsets.UTF_8), BODY),
                key.key().seal(signature.getBytes(StandardCharsets.US_ASCII), SIGNATURE));
        if (added == 1) {
            keys.keep(connection, kept.id(), key.stored());
        }
        return added == 1;
    }

    /** The resource as it was sent; empty once its key is destroyed. */
    public Optional<String> body(Connection connection, UUID id) throws SQLException {
        Optional<byte[]> wrapped = keys.find(connection, id);
        Optional<byte[]> sealed =
                Sql.one(connection, "select body from unusable_consent where id = ?", row -> row.getBytes(1), id);
        if (wrapped.isEmpty() || sealed.isEmpty()) {
            return Optional.empty();
        }
        byte[] opened = cipher.unwrap(wrapped.get(), new ReferralId(id)).open(sealed.get(), BODY);
        return Optional.of(new String(opened, StandardCharsets.UTF_8));
    }

    /** Those that came before a moment and can still be read, oldest first. */
    public List<UUID> receivedBefore(Connection connection, Instant moment, int atMost) throws SQLException {
        return Sql.list(
                connection,
                "select id from unusable_consent where received_at <= ? and body is not null"
                        + " order by received_at, id limit " + atMost,
                row -> UUID.fromString(row.getString(1)),
                moment);
    }

    /**
     * Destroys what one says; its row stays, so that the same is still answered alike.
     *
     * @return false where it was gone already
     */
    public boolean erase(Connection connection, UUID id) throws SQLException {
        keys.destroy(connection, id);
        return Sql.update(
                        connection,
                        "update unusable_consent set body = null, signature = null where id = ? and body is not null",
                        id)
                == 1;
    }
}
