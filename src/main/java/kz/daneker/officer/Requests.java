package kz.daneker.officer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Evidence;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Database;

/** What takes two people: one asks, another approves or declines; nobody decides an own request. */
public final class Requests {
    private static final int SHOWN = 100;

    private final Database database;
    private final OfficerLedger officers = new OfficerLedger();
    private final RequestLedger requests = new RequestLedger();
    private final Effects effects;
    private final AuditTrail trail;
    private final Clock clock;

    Requests(Database database, Effects effects, AuditTrail trail, Clock clock) {
        this.database = database;
        this.effects = effects;
        this.trail = trail;
        this.clock = clock;
    }

    /** The same beside a gateway, or where none runs. */
    public static Requests of(Database database, Accounts accounts, AuditTrail trail, Clock clock) {
        return new Requests(database, new Effects(accounts), trail, clock);
    }

    /**
     * Asks for something two people do.
     *
     * @throws Refusal {@code ROLE_MISSING} unless this officer may ask for it, {@code SCHEMA_INVALID_VALUE} if the
     *     subject has not the action's form
     */
    public PendingRequest ask(OfficerId by, TwoPersonAction action, String subject) {
        effects.require(action, subject);
        PendingRequest request = new PendingRequest(UUID.randomUUID(), action, subject, by, clock.instant(), null);
        database.write(connection -> {
            holding(connection, by, action.asks());
            requests.add(connection, request);
            trail.append(connection, said(AuditEvent.REQUEST_ASKED, by, request));
            return 0;
        });
        return request;
    }

    /**
     * Approves; what was asked for happens in the same transaction.
     *
     * @return the account that was made or opened anew by it, if any
     * @throws Refusal {@code OWN_REQUEST} for an own request, {@code ROLE_MISSING}, {@code NOT_FOUND}, {@code
     *     REQUEST_DECIDED} if somebody was first
     */
    public Optional<NewOfficer> approve(OfficerId by, UUID id) {
        Effects.Prepared prepared = effects.prepare();
        return database.write(connection -> {
            PendingRequest request = decide(connection, by, id, true);
            return effects.happen(connection, request, prepared);
        });
    }

    /** Declines; refuses as {@link #approve}. */
    public void decline(OfficerId by, UUID id) {
        database.write(connection -> decide(connection, by, id, false));
    }

    /** Undecided ones first. */
    public List<PendingRequest> newest() {
        return database.read(connection -> requests.newest(connection, SHOWN));
    }

    /** Whether a request of this kind was approved; what it allows is up to whoever asks. */
    public Optional<PendingRequest> approved(UUID id, TwoPersonAction action) {
        return database.read(connection -> requests.find(connection, id))
                .filter(request -> request.action() == action)
                .filter(request ->
                        request.decision() != null && request.decision().approved());
    }

    private PendingRequest decide(Connection connection, OfficerId by, UUID id, boolean approved) throws SQLException {
        PendingRequest request = requests.find(connection, id).orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
        if (request.askedBy().equals(by)) {
            throw new Refusal(RefusalCode.OWN_REQUEST);
        }
        holding(connection, by, request.action().approves());
        if (!requests.decide(connection, id, new PendingRequest.Decision(by, clock.instant(), approved))) {
            throw new Refusal(RefusalCode.REQUEST_DECIDED);
        }
        trail.append(
                connection, said(approved ? AuditEvent.REQUEST_APPROVED : AuditEvent.REQUEST_DECLINED, by, request));
        return request;
    }

    private void holding(Connection connection, OfficerId by, Role needed) throws SQLException {
        officers.find(connection, by)
                .orElseThrow(() -> new Refusal(RefusalCode.ROLE_MISSING))
                .require(needed);
    }

    private static AuditRecord said(AuditEvent event, OfficerId by, PendingRequest request) {
        String what = request.id() + " " + request.action() + " " + request.subject();
        return AuditRecord.of(event).byOfficer(by.value()).with(Evidence.sealed(what.getBytes(StandardCharsets.UTF_8)));
    }
}
