package kz.daneker.officer;

import static kz.daneker.refusal.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Leaf;
import kz.daneker.audit.ReferenceKey;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;
import kz.daneker.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** What the console may rely on about accounts, sign-in and requests, whichever engine is behind them. */
abstract class OfficerContract {
    private static final String HERE = "192.0.2.1";
    private static final ProviderSubject CARDHOLDER = new ProviderSubject("https://id.example.kz", "800101300123");
    private static final String OWN = "seven quiet rivers 41";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-06-15T07:00:00Z"));
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };
    private final SecureRandom random = new SecureRandom();
    private Database database;
    private Accounts accounts;
    private SignIn signIn;
    private Requests requests;

    abstract StoreSettings settings();

    @BeforeEach
    void open() {
        database = Database.open(settings());
        database.write(connection -> {
            for (String table :
                    List.of("officer", "officer_role", "officer_passkey", "officer_request", "audit_leaf")) {
                Sql.update(connection, "delete from " + table);
            }
            return 0;
        });
        AuditTrail trail = new AuditTrail(ReferenceKey.of(new byte[32]), clock, random);
        SubjectKey subjects = SubjectKey.of(new byte[32]);
        Passwords passwords = new Passwords(new Argon2PasswordEncoder(16, 32, 1, 64, 1), random);
        accounts = new Accounts(database, passwords, subjects, trail, clock, random);
        signIn = new SignIn(
                database, passwords, subjects, new AttemptRate(clock, AttemptRate.PER_ADDRESS), trail, clock);
        requests = new Requests(database, new Effects(accounts), trail, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void makes_oneFirstAccountWithEveryRole_once() {
        NewOfficer first = accounts.firstOfAll().orElseThrow();

        assertThat(accounts.firstOfAll()).isEmpty();
        Officer signedIn = signIn.byPassword(first.id().value(), first.password(), HERE);
        assertThat(signedIn.roles()).isEqualTo(EnumSet.allOf(Role.class));
        assertThat(signedIn.firstRun()).as("its password only leads to another").isTrue();
        signIn.signedOut(first.id());
        assertThat(trail())
                .containsExactly(
                        "OFFICER_CHANGED gateway ok",
                        "SIGNED_IN officer:" + first.id() + " ok",
                        "SIGNED_OUT officer:" + first.id() + " ok");
    }

    @Test
    void ends_theFirstPassword_withAnOwnOneOrAPasskey() {
        NewOfficer one = accounts.add(Set.of(Role.OFFICER));
        accounts.choosePassword(one.id(), OWN);
        NewOfficer other = accounts.add(Set.of(Role.OFFICER));
        Passkey key = passkey(other.id());
        accounts.register(key);

        assertThat(signIn.byPassword(one.id().value(), OWN, HERE).firstRun()).isFalse();
        refuses(one.id().value(), one.password());
        refuses(other.id().value(), other.password());
        assertThat(accounts.passkey(key.credential())).contains(key);
        assertThat(signIn.byPasskey(other.id()).firstRun()).isFalse();
    }

    @Test
    void counts_whatADeviceSaysOfItself() {
        NewOfficer owner = accounts.add(Set.of(Role.OFFICER));
        accounts.register(passkey(owner.id()));
        Passkey later = new Passkey(
                "Y3JlZA",
                owner.id(),
                "cHVibGlj",
                "c2FpZA",
                8,
                true,
                Passkey.Backup.DONE,
                now.get(),
                now.get().plusSeconds(9));
        accounts.used(later);

        assertThat(accounts.passkeys(owner.id())).containsExactly(later);
    }

    @Test
    void refuses_weakPasswords() {
        NewOfficer made = accounts.add(Set.of(Role.OFFICER));
        for (String weak : List.of("fourteen chars", "a".repeat(20), "my id is " + made.id(), "x".repeat(200))) {
            assertRefused("PASSWORD_WEAK", () -> accounts.choosePassword(made.id(), weak));
        }
    }

    @Test
    void locks_afterFiveWrongPasswords_forAQuarterOfAnHour_passwordsAlone() {
        NewOfficer made = accounts.add(Set.of(Role.OFFICER));
        for (int i = 0; i < SignIn.PATIENCE; i++) {
            refuses(made.id().value(), "wrong");
        }
        refuses(made.id().value(), made.password());
        assertThat(trail()).contains("SIGN_IN_REFUSED officer:" + made.id() + " SIGN_IN_LOCKED");
        assertThat(signIn.byPasskey(made.id()).id()).isEqualTo(made.id());

        for (int i = 0; i < SignIn.PATIENCE - 1; i++) {
            pass(Duration.ofMinutes(2));
            refuses(made.id().value(), "wrong");
        }
        pass(SignIn.LOCKED_FOR);
        assertThat(signIn.byPassword(made.id().value(), made.password(), HERE).id())
                .isEqualTo(made.id());
    }

    @Test
    void answers_anUnknownIdLikeAWrongPassword() {
        refuses("amber-100", "whatever");
        refuses("'; drop table officer; --", "whatever");

        assertThat(trail()).containsOnly("SIGN_IN_REFUSED gateway SIGN_IN_REFUSED");
    }

    @Test
    void refuses_aFloodFromOneAddress_andWritesNothingOfIt() {
        for (int i = 0; i < AttemptRate.PER_ADDRESS; i++) {
            refuses("amber-100", "whatever");
        }
        assertRefused("RATE_LIMITED", () -> signIn.byPassword("amber-100", "whatever", HERE));
        assertThat(trail()).hasSize(AttemptRate.PER_ADDRESS);
        pass(Duration.ofMinutes(1));
        refuses("amber-100", "whatever");
    }

    @Test
    void takes_twoPeople_toMakeAnAccount() {
        OfficerId registrar = accounts.add(Set.of(Role.REGISTRAR)).id();
        OfficerId supervisor = accounts.add(Set.of(Role.SUPERVISOR)).id();
        PendingRequest request = requests.ask(registrar, TwoPersonAction.ADD_OFFICER, "DPO,OFFICER");

        NewOfficer made = requests.approve(supervisor, request.id()).orElseThrow();

        assertThat(signIn.byPassword(made.id().value(), made.password(), HERE).roles())
                .containsExactlyInAnyOrder(Role.DPO, Role.OFFICER);
        assertThat(requests.approved(request.id(), TwoPersonAction.ADD_OFFICER)).isPresent();
        assertThat(trail())
                .contains(
                        "REQUEST_ASKED officer:" + registrar + " ok", "REQUEST_APPROVED officer:" + supervisor + " ok");
        assertRefused("REQUEST_DECIDED", () -> requests.decline(supervisor, request.id()));
    }

    @Test
    void refuses_toDecideAnOwnRequest_whateverRolesOneHolds() {
        OfficerId all = accounts.add(EnumSet.allOf(Role.class)).id();
        PendingRequest request = requests.ask(all, TwoPersonAction.END_OFFICER, all.value());

        assertRefused("OWN_REQUEST", () -> requests.approve(all, request.id()));
        assertRefused("OWN_REQUEST", () -> requests.decline(all, request.id()));
        assertThat(requests.newest()).containsExactly(request);
    }

    @Test
    void refuses_whoHasNotTheRole_toAskOrToDecide() {
        OfficerId officer = accounts.add(Set.of(Role.OFFICER)).id();
        OfficerId registrar = accounts.add(Set.of(Role.REGISTRAR)).id();
        PendingRequest request = requests.ask(registrar, TwoPersonAction.RESET_OFFICER, officer.value());

        assertRefused("ROLE_MISSING", () -> requests.ask(officer, TwoPersonAction.ADD_OFFICER, "DPO"));
        assertRefused("ROLE_MISSING", () -> requests.approve(officer, request.id()));
        assertRefused(
                "SCHEMA_INVALID_VALUE at /subject",
                () -> requests.ask(registrar, TwoPersonAction.ADD_OFFICER, "DIRECTOR"));
        assertRefused("NOT_FOUND", () -> requests.approve(registrar, java.util.UUID.randomUUID()));
    }

    @Test
    void ends_anAccountAtOnce_withAllItsWaysIn() {
        OfficerId registrar = accounts.add(Set.of(Role.REGISTRAR)).id();
        OfficerId supervisor = accounts.add(Set.of(Role.SUPERVISOR)).id();
        NewOfficer leaving = accounts.add(Set.of(Role.OFFICER));
        accounts.register(passkey(leaving.id()));
        String thumbprint = "t".repeat(43);
        approve(registrar, supervisor, TwoPersonAction.REGISTER_CERTIFICATE, leaving.id() + " " + thumbprint);
        assertThat(signIn.byCertificate(thumbprint, HERE).id()).isEqualTo(leaving.id());

        approve(registrar, supervisor, TwoPersonAction.END_OFFICER, leaving.id().value());

        assertThat(accounts.find(leaving.id()).orElseThrow().inOffice()).isFalse();
        assertRefused("SIGN_IN_REFUSED", () -> signIn.byCertificate(thumbprint, HERE));
        assertRefused("SIGN_IN_REFUSED", () -> signIn.byPasskey(leaving.id()));
        refuses(leaving.id().value(), leaving.password());
        assertThat(accounts.passkeys(leaving.id())).isEmpty();
    }

    @Test
    void opens_anAccountAnew_andForgetsItsPasskeys() {
        OfficerId registrar = accounts.add(Set.of(Role.REGISTRAR)).id();
        OfficerId supervisor = accounts.add(Set.of(Role.SUPERVISOR)).id();
        NewOfficer lost = accounts.add(Set.of(Role.OFFICER));
        accounts.register(passkey(lost.id()));
        PendingRequest request =
                requests.ask(registrar, TwoPersonAction.RESET_OFFICER, lost.id().value());

        NewOfficer opened = requests.approve(supervisor, request.id()).orElseThrow();

        assertThat(opened.id()).isEqualTo(lost.id());
        assertThat(opened.toString()).doesNotContain(opened.password());
        assertThat(signIn.byPassword(opened.id().value(), opened.password(), HERE)
                        .firstRun())
                .isTrue();
        assertThat(accounts.passkeys(lost.id())).isEmpty();
    }

    @Test
    void knows_whomTheProviderNames_onlyByAnAccountBoundBefore() {
        OfficerId bound = accounts.add(Set.of(Role.DPO), CARDHOLDER);

        Officer signedIn = signIn.bySubject(CARDHOLDER, HERE);

        assertThat(signedIn.id()).isEqualTo(bound);
        assertThat(signedIn.roles()).containsExactly(Role.DPO);
        assertThat(signedIn.firstRun()).as("it never had a password").isFalse();
        for (ProviderSubject other : List.of(
                new ProviderSubject(CARDHOLDER.issuer(), "somebody-else"),
                new ProviderSubject("https://id.elsewhere.example", CARDHOLDER.subject()))) {
            assertRefused("SIGN_IN_REFUSED", () -> signIn.bySubject(other, HERE));
        }
        assertThat(accounts.all()).as("nobody is made by signing in").hasSize(1);
        assertThat(trail())
                .containsExactly(
                        "OFFICER_CHANGED gateway ok",
                        "OFFICER_CHANGED gateway ok",
                        "SIGNED_IN officer:" + bound + " ok",
                        "SIGN_IN_REFUSED gateway SIGN_IN_REFUSED",
                        "SIGN_IN_REFUSED gateway SIGN_IN_REFUSED");
    }

    @Test
    void keeps_noSubjectAsItIs() {
        accounts.add(Set.of(Role.OFFICER), CARDHOLDER);

        List<String> kept = database.read(
                connection -> Sql.list(connection, "select subject from officer", row -> row.getString(1)));

        assertThat(kept).singleElement().asString().hasSize(43).doesNotContain(CARDHOLDER.subject());
        assertThat(CARDHOLDER.toString()).doesNotContain(CARDHOLDER.subject());
        assertRefused("SCHEMA_INVALID_VALUE at /subject", () -> new ProviderSubject(CARDHOLDER.issuer(), "a\nb"));
    }

    @Test
    void moves_aSubject_toTheAccountItWasBoundToLast() {
        OfficerId former = accounts.add(Set.of(Role.OFFICER), CARDHOLDER);
        NewOfficer latter = accounts.add(Set.of(Role.DPO));
        int before = accounts.find(former).orElseThrow().renewals();

        accounts.bind(latter.id(), CARDHOLDER);

        assertThat(signIn.bySubject(CARDHOLDER, HERE).id()).isEqualTo(latter.id());
        assertThat(accounts.find(former).orElseThrow().renewals()).isGreaterThan(before);
        refuses(latter.id().value(), latter.password());
        assertRefused("NOT_FOUND", () -> accounts.bind(new OfficerId("amber-100"), CARDHOLDER));
    }

    @Test
    void takes_twoPeople_toBindASubject() {
        OfficerId registrar = accounts.add(Set.of(Role.REGISTRAR)).id();
        OfficerId supervisor = accounts.add(Set.of(Role.SUPERVISOR)).id();
        NewOfficer made = accounts.add(Set.of(Role.OFFICER));

        approve(
                registrar,
                supervisor,
                TwoPersonAction.REGISTER_SUBJECT,
                made.id() + " " + accounts.pseudonym(CARDHOLDER));

        assertThat(signIn.bySubject(CARDHOLDER, HERE).id()).isEqualTo(made.id());
    }

    @Test
    void locks_theProvidersWordToo_andEndsItWithTheAccount() {
        OfficerId bound = accounts.add(Set.of(Role.OFFICER), CARDHOLDER);
        accounts.choosePassword(bound, OWN);
        for (int i = 0; i < SignIn.PATIENCE; i++) {
            refuses(bound.value(), "wrong");
        }
        assertRefused("SIGN_IN_REFUSED", () -> signIn.bySubject(CARDHOLDER, HERE));
        assertThat(trail()).last().isEqualTo("SIGN_IN_REFUSED officer:" + bound + " SIGN_IN_LOCKED");
        pass(SignIn.LOCKED_FOR);
        assertThat(signIn.bySubject(CARDHOLDER, HERE).id()).isEqualTo(bound);

        OfficerId registrar = accounts.add(Set.of(Role.REGISTRAR)).id();
        OfficerId supervisor = accounts.add(Set.of(Role.SUPERVISOR)).id();
        approve(registrar, supervisor, TwoPersonAction.RESET_OFFICER, bound.value());
        assertRefused("SIGN_IN_REFUSED", () -> signIn.bySubject(CARDHOLDER, HERE));
        accounts.bind(bound, CARDHOLDER);
        approve(registrar, supervisor, TwoPersonAction.END_OFFICER, bound.value());
        assertRefused("SIGN_IN_REFUSED", () -> signIn.bySubject(CARDHOLDER, HERE));
    }

    @Test
    void records_aCertificateThatMayNotBeUsed_andWhose() {
        OfficerId registrar = accounts.add(Set.of(Role.REGISTRAR)).id();
        OfficerId supervisor = accounts.add(Set.of(Role.SUPERVISOR)).id();
        OfficerId owner = accounts.add(Set.of(Role.OFFICER)).id();
        approve(registrar, supervisor, TwoPersonAction.REGISTER_CERTIFICATE, owner + " " + "t".repeat(43));

        Refusal known = signIn.certificateRefused("t".repeat(43), RefusalCode.CERT_EXPIRED, HERE);
        Refusal none = signIn.certificateRefused("", RefusalCode.SIGN_IN_REFUSED, HERE);

        assertThat(List.of(known.code(), none.code())).containsOnly(RefusalCode.SIGN_IN_REFUSED);
        assertThat(trail())
                .endsWith(
                        "SIGN_IN_REFUSED officer:" + owner + " CERT_EXPIRED",
                        "SIGN_IN_REFUSED gateway SIGN_IN_REFUSED");
    }

    private void approve(OfficerId asks, OfficerId approves, TwoPersonAction action, String subject) {
        requests.approve(approves, requests.ask(asks, action, subject).id());
    }

    private void refuses(String name, String password) {
        assertRefused("SIGN_IN_REFUSED", () -> signIn.byPassword(name, password, HERE));
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private Passkey passkey(OfficerId owner) {
        return new Passkey("Y3JlZA", owner, "cHVibGlj", "c2FpZA", 7, true, Passkey.Backup.NEVER, now.get(), now.get());
    }

    private List<String> trail() {
        return database
                .read(connection -> Sql.list(
                        connection, "select leaf from audit_leaf order by seq", row -> Leaf.parse(row.getBytes(1))))
                .stream()
                .map(leaf -> leaf.event() + " " + leaf.actor() + " " + leaf.outcome())
                .toList();
    }
}
