package kz.daneker.officer;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Evidence;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Database;
import org.jspecify.annotations.Nullable;

/** Who has an account, and how each account's owner signs in. Every change is a record of the trail. */
public final class Accounts {
    private final Database database;
    private final OfficerLedger officers = new OfficerLedger();
    private final PasskeyLedger passkeys = new PasskeyLedger();
    private final Passwords passwords;
    private final SubjectKey subjects;
    private final AuditTrail trail;
    private final Clock clock;
    private final SecureRandom random;

    Accounts(
            Database database,
            Passwords passwords,
            SubjectKey subjects,
            AuditTrail trail,
            Clock clock,
            SecureRandom random) {
        this.database = database;
        this.passwords = passwords;
        this.subjects = subjects;
        this.trail = trail;
        this.clock = clock;
        this.random = random;
    }

    /** The accounts of a site. */
    public static Accounts of(
            Database database, SubjectKey subjects, AuditTrail trail, Clock clock, SecureRandom random) {
        return new Accounts(database, new Passwords(random), subjects, trail, clock, random);
    }

    /** The account a site begins with, where it has none: it may ask for and approve all, though never both. */
    public Optional<NewOfficer> firstOfAll() {
        if (database.read(officers::any)) {
            return Optional.empty();
        }
        return Optional.of(add(EnumSet.allOf(Role.class)));
    }

    /** Makes an account beside the console: for the operator of the machine alone, who can read the database anyway. */
    public NewOfficer add(Set<Role> roles) {
        NewOfficer made = draft();
        String hash = passwords.hash(made.password());
        database.write(connection -> {
            add(connection, made.id(), roles, hash, record("ADD_OFFICER", made.id(), roles));
            return 0;
        });
        return made;
    }

    /**
     * Makes an account beside the console for somebody who signs in through the institution's identity provider: it has no
     * password at all.
     */
    public OfficerId add(Set<Role> roles, ProviderSubject whom) {
        OfficerId id = OfficerId.random(random);
        database.write(connection -> {
            add(connection, id, roles, null, record("ADD_OFFICER", id, roles));
            bind(connection, id, whom);
            return 0;
        });
        return id;
    }

    /**
     * Lets an account sign in through the provider, for the operator of the machine alone. A subject has one account: it
     * ends at the one that had it.
     *
     * @throws Refusal {@code NOT_FOUND} without such an account in office
     */
    public void bind(OfficerId id, ProviderSubject whom) {
        database.write(connection -> {
            bind(connection, id, whom);
            return 0;
        });
    }

    /** What a request says instead of a subject. */
    public String pseudonym(ProviderSubject whom) {
        return subjects.pseudonym(whom);
    }

    public Optional<Officer> find(OfficerId id) {
        return database.read(connection -> officers.find(connection, id));
    }

    public List<Officer> all() {
        return database.read(officers::all);
    }

    public Optional<Passkey> passkey(String credential) {
        return database.read(connection -> passkeys.find(connection, credential));
    }

    public List<Passkey> passkeys(OfficerId id) {
        return database.read(connection -> passkeys.of(connection, id));
    }

    /** Takes a passkey for its owner; a password made for the first sign-in ends here. */
    public void register(Passkey key) {
        database.write(connection -> {
            passkeys.add(connection, key);
            if (require(connection, key.officer()).firstRun()) {
                officers.setPassword(connection, key.officer(), null, false);
            }
            trail.append(
                    connection,
                    record("PASSKEY", key.officer(), Set.of())
                            .byOfficer(key.officer().value()));
            return 0;
        });
    }

    /** Notes what a device said of itself when it signed in. */
    public void used(Passkey key) {
        database.write(connection -> passkeys.used(connection, key));
    }

    /**
     * Takes a password its owner chose.
     *
     * @throws Refusal {@code PASSWORD_WEAK} as {@link Passwords#requireStrong}
     */
    public void choosePassword(OfficerId id, String password) {
        Passwords.requireStrong(password, id);
        String hash = passwords.hash(password);
        database.write(connection -> {
            officers.setPassword(connection, id, hash, false);
            trail.append(connection, record("PASSWORD", id, Set.of()).byOfficer(id.value()));
            return 0;
        });
    }

    NewOfficer draft() {
        return new NewOfficer(OfficerId.random(random), FirstRunPassword.random(random));
    }

    String hash(NewOfficer made) {
        return passwords.hash(made.password());
    }

    void add(Connection connection, OfficerId id, Set<Role> roles, @Nullable String hash, AuditRecord record)
            throws SQLException {
        officers.add(connection, id, roles, hash, clock.instant());
        trail.append(connection, record);
    }

    void end(Connection connection, OfficerId id) throws SQLException {
        officers.end(connection, require(connection, id).id(), clock.instant());
        passkeys.removeAll(connection, id);
    }

    /** Every way in ends: what was lost with the password may be in other hands. */
    void reset(Connection connection, OfficerId id, String hash) throws SQLException {
        officers.reset(connection, require(connection, id).id(), hash);
        passkeys.removeAll(connection, id);
    }

    void certificate(Connection connection, OfficerId id, String thumbprint) throws SQLException {
        officers.setCertificate(connection, require(connection, id).id(), thumbprint);
    }

    /** A password made for the first sign-in ends here, as it does with a passkey. */
    void subject(Connection connection, OfficerId id, String pseudonym) throws SQLException {
        Officer officer = require(connection, id);
        if (officer.firstRun()) {
            officers.setPassword(connection, id, null, false);
        }
        officers.setSubject(connection, id, pseudonym);
    }

    private void bind(Connection connection, OfficerId id, ProviderSubject whom) throws SQLException {
        subject(connection, id, subjects.pseudonym(whom));
        trail.append(connection, record("SUBJECT", id, Set.of()));
    }

    private Officer require(Connection connection, OfficerId id) throws SQLException {
        return officers.find(connection, id)
                .filter(Officer::inOffice)
                .orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
    }

    static AuditRecord record(String what, OfficerId whom, Set<Role> roles) {
        String said = what + " " + whom + (roles.isEmpty() ? "" : " " + roles);
        return AuditRecord.of(AuditEvent.OFFICER_CHANGED).with(Evidence.sealed(said.getBytes(StandardCharsets.UTF_8)));
    }
}
