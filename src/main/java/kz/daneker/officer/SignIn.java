package kz.daneker.officer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Database;

/**
 * Decides who signs in. Each success and each failure is on the trail before it is answered; the answer to a failure is
 * always the same, whatever was wrong.
 */
public final class SignIn {
    /**
     * Wrong passwords in a row after which the next are not looked at, nor what the identity provider says: it may have asked
     * for no more than a password either. Passkeys and certificates still sign in.
     */
    static final int PATIENCE = 5;

    static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    private final Database database;
    private final OfficerLedger officers = new OfficerLedger();
    private final Passwords passwords;
    private final SubjectKey subjects;
    private final AttemptRate rate;
    private final AuditTrail trail;
    private final Clock clock;

    SignIn(
            Database database,
            Passwords passwords,
            SubjectKey subjects,
            AttemptRate rate,
            AuditTrail trail,
            Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.subjects = subjects;
        this.rate = rate;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * By what an officer knows.
     *
     * @param from the address the attempt comes from
     * @throws Refusal {@code SIGN_IN_REFUSED} if id and password do not belong together or the account is locked or
     *     ended, {@code RATE_LIMITED} if too many attempts come from there
     */
    public Officer byPassword(String name, String password, String from) {
        rate.take(from);
        Optional<Officer> named = OfficerId.parse(name).flatMap(this::find);
        Optional<String> hash = named.filter(officer -> !officer.locked(clock.instant()))
                .flatMap(officer -> database.read(connection -> officers.password(connection, officer.id())));
        if (hash.isEmpty()) {
            passwords.matchNobodys(password);
            throw refused(named);
        }
        Officer officer = named.orElseThrow();
        if (!passwords.match(password, hash.get())) {
            throw wrong(officer);
        }
        return signedIn(officer);
    }

    /**
     * By a certificate whose private key the TLS handshake has proved.
     *
     * @param thumbprint SHA-256, base64url
     * @throws Refusal {@code SIGN_IN_REFUSED} if no officer in office has it
     */
    public Officer byCertificate(String thumbprint, String from) {
        rate.take(from);
        Optional<Officer> owner = database.read(connection -> officers.byCertificate(connection, thumbprint));
        return signedIn(owner.filter(Officer::inOffice).orElseThrow(() -> refused(owner)));
    }

    /**
     * A certificate that may not be used, whoever has it, or none at all.
     *
     * @param thumbprint empty where none was shown
     * @param why what the trail says; the answer is the same to all
     */
    public Refusal certificateRefused(String thumbprint, RefusalCode why, String from) {
        rate.take(from);
        return refused(database.read(connection -> officers.byCertificate(connection, thumbprint)), why);
    }

    /**
     * By what the institution's identity provider says, once its ID token was verified. The provider says who it is; which
     * account that is and what it may do is decided here.
     *
     * @throws Refusal {@code SIGN_IN_REFUSED} if no account in office was bound to this subject, or it is locked
     */
    public Officer bySubject(ProviderSubject whom, String from) {
        rate.take(from);
        String pseudonym = subjects.pseudonym(whom);
        Optional<Officer> bound = database.read(connection -> officers.bySubject(connection, pseudonym));
        Officer officer = bound.filter(Officer::inOffice).orElseThrow(() -> refused(bound));
        if (officer.locked(clock.instant())) {
            throw refused(bound, RefusalCode.SIGN_IN_LOCKED);
        }
        return signedIn(officer);
    }

    /** Something came back from the identity provider's side that proved nothing. */
    public Refusal subjectRefused(String from) {
        rate.take(from);
        return refused(Optional.empty());
    }

    /** By a passkey whose signature was verified. */
    public Officer byPasskey(OfficerId id) {
        return signedIn(find(id).orElseThrow(() -> refused(Optional.empty())));
    }

    /** A passkey that proved nothing; more of these than one address may try are not even written down. */
    public Refusal passkeyRefused() {
        rate.take("passkeys");
        return refused(Optional.empty());
    }

    /** An officer went, by their own will. */
    public void signedOut(OfficerId id) {
        trail.record(database, List.of(AuditRecord.of(AuditEvent.SIGNED_OUT).byOfficer(id.value())));
    }

    private Optional<Officer> find(OfficerId id) {
        return database.read(connection -> officers.find(connection, id)).filter(Officer::inOffice);
    }

    private Officer signedIn(Officer officer) {
        database.write(connection -> {
            officers.succeeded(connection, officer.id());
            trail.append(
                    connection,
                    AuditRecord.of(AuditEvent.SIGNED_IN).byOfficer(officer.id().value()));
            return 0;
        });
        return officer;
    }

    private Refusal wrong(Officer officer) {
        Instant until = clock.instant().plus(LOCKED_FOR);
        database.write(connection -> {
            boolean lock = officers.failed(connection, officer.id()) >= PATIENCE;
            if (lock) {
                officers.lock(connection, officer.id(), until);
            }
            trail.append(connection, refusal(officer, lock ? RefusalCode.SIGN_IN_LOCKED : RefusalCode.SIGN_IN_REFUSED));
            return 0;
        });
        return new Refusal(RefusalCode.SIGN_IN_REFUSED);
    }

    private Refusal refused(Optional<Officer> named) {
        return refused(named, RefusalCode.SIGN_IN_REFUSED);
    }

    private Refusal refused(Optional<Officer> named, RefusalCode why) {
        AuditRecord record = named.map(officer -> refusal(officer, why))
                .orElseGet(() -> AuditRecord.of(AuditEvent.SIGN_IN_REFUSED).refused(why));
        trail.record(database, List.of(record));
        return new Refusal(RefusalCode.SIGN_IN_REFUSED);
    }

    private static AuditRecord refusal(Officer officer, RefusalCode code) {
        return AuditRecord.of(AuditEvent.SIGN_IN_REFUSED)
                .byOfficer(officer.id().value())
                .refused(code);
    }
}
