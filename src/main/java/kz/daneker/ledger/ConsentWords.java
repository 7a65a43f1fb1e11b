package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ConsentState;
import kz.daneker.store.Sql;

/** The signed words that ended consents, with the receipts their authors got: both sides' proof. */
public final class ConsentWords {
    /**
     * One signed word.
     *
     * @param jws compact, as received
     * @param receipt the gateway's, compact: the same word again gets it again
     */
    public record Word(AgencyId author, ConsentState word, Instant saidAt, String jws, String receipt) {}

    public void add(Connection connection, UUID consent, Word word) throws SQLException {
        Sql.update(
                connection,
                "insert into consent_word (consent_id, author, word, said_at, jws, receipt) values (?,?,?,?,?,?)",
                consent,
                word.author(),
                word.word(),
                word.saidAt(),
                word.jws(),
                word.receipt());
    }

    /** In the order they came. */
    public List<Word> about(Connection connection, UUID consent) throws SQLException {
        return Sql.list(
                connection,
                "select author, word, said_at, jws, receipt from consent_word where consent_id = ? order by id",
                row -> new Word(
                        new AgencyId(row.getString(1)),
                        ConsentState.valueOf(row.getString(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getString(4),
                        row.getString(5)),
                consent);
    }
}
