package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.store.Sql;

/** Signed status notes that do not count: they wait for one before them, or were said beside the chain. */
public final class WaitingNotes {
    /**
     * One of them.
     *
     * @param sequence its number in its author's chain
     * @param setAside it will never count; else it waits
     * @param jws compact, verified when it came
     */
    public record Note(AgencyId author, int sequence, boolean setAside, Instant cameAt, String jws) {}

    public void add(Connection connection, UUID referralId, Note note) throws SQLException {
        Sql.update(
                connection,
                "insert into waiting_note (referral_id, author, seq, set_aside, came_at, jws) values (?,?,?,?,?,?)",
                referralId,
                note.author(),
                note.sequence(),
                note.setAside() ? 1 : 0,
                note.cameAt(),
                note.jws());
    }

    /** One author's, by number and then as they came. */
    public List<Note> of(Connection connection, UUID referralId, AgencyId author) throws SQLException {
        return Sql.list(
                connection,
                "select seq, set_aside, came_at, jws from waiting_note where referral_id = ? and author = ?"
                        + " order by seq, id",
                row -> new Note(
                        author,
                        row.getInt(1),
                        row.getInt(2) == 1,
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getString(4)),
                referralId,
                author);
    }

    /** It counts by now. */
    public void remove(Connection connection, UUID referralId, String jws) throws SQLException {
        Sql.update(connection, "delete from waiting_note where referral_id = ? and jws = ?", referralId, jws);
    }

    /** It will never count. */
    public void setAside(Connection connection, UUID referralId, String jws) throws SQLException {
        Sql.update(
                connection, "update waiting_note set set_aside = 1 where referral_id = ? and jws = ?", referralId, jws);
    }
}
