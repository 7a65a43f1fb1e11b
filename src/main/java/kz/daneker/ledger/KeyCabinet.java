package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.store.Sql;

/** The wrapped data keys of referrals. Without its key everything sealed for a referral is noise: that is erasure. */
public final class KeyCabinet {
    public void keep(Connection connection, UUID referralId, byte[] wrapped) throws SQLException {
        Sql.update(connection, "insert into referral_key (referral_id, wrapped) values (?,?)", referralId, wrapped);
    }

    /** The wrapped key; empty once destroyed. */
    public Optional<byte[]> find(Connection connection, UUID referralId) throws SQLException {
        return Sql.one(
                connection,
                "select wrapped from referral_key where referral_id = ?",
                row -> row.getBytes(1),
                referralId);
    }

    /** Destroys the key: overwritten first, so that the old page does not keep it, then removed. */
    public void destroy(Connection connection, UUID referralId) throws SQLException {
        Optional<byte[]> wrapped = find(connection, referralId);
        if (wrapped.isPresent()) {
            Sql.update(
                    connection,
                    "update referral_key set wrapped = ? where referral_id = ?",
                    new byte[wrapped.get().length],
                    referralId);
            Sql.update(connection, "delete from referral_key where referral_id = ?", referralId);
        }
    }
}
