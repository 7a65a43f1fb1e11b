package kz.daneker.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.store.Sql;

/** Which referrals answer which: a follow-up travels on its own, under its own consent, and is only pointed to. */
public final class Answers {
    /**
     * Notes that a referral answers an earlier one between the same two agencies, the other way round. An earlier one that
     * is not known, or was between others, is no reason to refuse: then nothing is noted.
     *
     * @param answer the later referral
     * @param named how its sender names the earlier one: by its own id, or by the delivery's
     */
    public void note(Connection connection, StoredReferral answer, UUID named) throws SQLException {
        List<UUID> answered = Sql.list(
                connection,
                "select r.id from referral r left join delivery d on d.referral_id = r.id"
                        + " where r.sender = ? and r.recipient = ? and (r.message_id = ? or d.id = ?)",
                row -> UUID.fromString(row.getString(1)),
                answer.recipient(),
                answer.sender(),
                named,
                named);
        for (UUID referral : answered) {
            Sql.update(
                    connection,
                    "insert into answer (referral_id, answer_id) values (?,?) on conflict do nothing",
                    referral,
                    answer.id());
        }
    }

    /** Deliveries to this agency that answer a referral, oldest first; nobody else learns of them. */
    public List<UUID> deliveriesTo(Connection connection, UUID referralId, AgencyId reader) throws SQLException {
        return Sql.list(
                connection,
                "select d.id from answer a join delivery d on d.referral_id = a.answer_id"
                        + " where a.referral_id = ? and d.recipient = ? order by d.created_at, d.id",
                row -> UUID.fromString(row.getString(1)),
                referralId,
                reader);
    }
}
