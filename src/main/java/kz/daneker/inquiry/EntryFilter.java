package kz.daneker.inquiry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.Leaf;
import kz.daneker.refusal.RefusalCode;

/**
 * Which records are meant: {@code EntryFilter.all().from(monday).by(agency).refusedWith(code)}. Every word narrows.
 *
 * <p>Where a column says nothing in most records, a condition says so again as a constant: without it the index over the
 * others is not used for a parameter.
 *
 * @param conditions SQL over {@code audit_entry}, each with one parameter
 */
public record EntryFilter(List<String> conditions, List<Object> parameters) {
    private static final EntryFilter ALL = new EntryFilter(List.of(), List.of());

    public EntryFilter {
        conditions = List.copyOf(conditions);
        parameters = List.copyOf(parameters);
    }

    /** Every record. */
    public static EntryFilter all() {
        return ALL;
    }

    /** At this moment or later. */
    public EntryFilter from(Instant moment) {
        return and("at >= ?", moment.toEpochMilli());
    }

    /** Before this moment. */
    public EntryFilter until(Instant moment) {
        return and("at < ?", moment.toEpochMilli());
    }

    public EntryFilter of(AuditEvent event) {
        return and("event = ?", event.name());
    }

    public EntryFilter by(AgencyId agency) {
        return byActor(Leaf.actor(agency));
    }

    /** By whom records name so: {@code agency:<id>}, {@code officer:<id>} or {@code gateway}. */
    public EntryFilter byActor(String actor) {
        return and("actor = ?", actor);
    }

    /** By a person at the console, named by its id. */
    public EntryFilter byOfficer(String officer) {
        return byActor(Leaf.officer(officer));
    }

    public EntryFilter refusedWith(RefusalCode code) {
        return and("outcome = ? and outcome <> 'ok'", code.name());
    }

    /** Decided by the matrix with this digest, base64url SHA-256. */
    public EntryFilter under(String digest) {
        return and("policy = ? and policy <> ''", digest);
    }

    /** About the referral the trail calls this. */
    public EntryFilter about(String ref) {
        return and("ref = ? and ref <> ''", ref);
    }

    /**
     * About referrals of one person, whom nobody here can name.
     *
     * @param pseudonym 22 characters, as a trace shows it
     */
    public EntryFilter ofSubject(String pseudonym) {
        return and(
                "ref in (select r.ref from referral r join referral_person p on p.referral_id = r.id"
                        + " where p.person = ?)",
                pseudonym);
    }

    /** At this place in the log. */
    EntryFilter at(long index) {
        return and("idx = ?", index);
    }

    private EntryFilter and(String condition, Object parameter) {
        List<String> more = new ArrayList<>(conditions);
        List<Object> values = new ArrayList<>(parameters);
        more.add(condition);
        values.add(parameter);
        return new EntryFilter(more, values);
    }

    /** The same, behind where a page ended. */
    EntryFilter after(Optional<EntryMark> mark) {
        return mark.map(end -> {
                    EntryFilter older = and("at <= ?", end.at().toEpochMilli());
                    List<String> more = new ArrayList<>(older.conditions);
                    List<Object> values = new ArrayList<>(older.parameters);
                    more.add("(at < ? or idx < ?)");
                    values.add(end.at().toEpochMilli());
                    values.add(end.index());
                    return new EntryFilter(more, values);
                })
                .orElse(this);
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
