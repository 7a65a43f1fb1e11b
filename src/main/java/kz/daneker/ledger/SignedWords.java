package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.store.Sql;

/** Signed receipts and status notes about a referral, in the order they came; both sides' proof. */
public final class SignedWords {
    /**
     * One signed word.
     *
     * @param author who signed; {@code daneker} for the gateway itself
     * @param word e.g. {@code DELIVERED}, {@code ACCEPTED}
     * @param jws compact JWS as received
     */
    public record Word(AgencyId author, String word, Instant saidAt, String jws) {}

    public void add(Connection connection, UUID referralId, Word word) throws SQLException {
        Sql.update(
                connection,
                "insert into signed_word (referral_id, author, word, said_at, jws) values (?,?,?,?,?)",
                referralId,
                word.author(),
                word.word(),
                word.saidAt(),
                word.jws());
    }

    public List<Word> about(Connection connection, UUID referralId) throws SQLException {
        return Sql.list(
                connection,
                "select author, word, said_at, jws from signed_word where referral_id = ? order by id",
                row -> new Word(
                        new AgencyId(row.getString(1)),
                        row.getString(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getString(4)),
                referralId);
    }
}
