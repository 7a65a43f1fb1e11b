package kz.daneker.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.Iin;
import kz.daneker.referral.PersonName;
import kz.daneker.referral.Purpose;
import kz.daneker.referral.Subject;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers of {@link ConsentLedger}, {@link ConsentVault} and {@link ConsentLinks} may rely on, on either engine. */
abstract class ConsentLedgerContract extends LedgerContract {
    private static final String SHEET = "{\"subject\":\"Сәрсенова Әйгерім\"}";

    private final PersonPseudonyms pseudonyms = new PersonPseudonyms(new byte[32]);
    private final Set<PersonKey> mother = pseudonyms.of(person("910314400003", "Сәрсенова", "Әйгерім", "1991-03-14"));
    private final ConsentLinks links = new ConsentLinks();
    private ConsentLedger consents;
    private ConsentVault consentVault;

    @BeforeEach
    void openVault() {
        consents = new ConsentLedger(database.dialect(), clock);
        consentVault = new ConsentVault(consents, cipher);
    }

    @Test
    void keeps_whatWasFiled_underItsCollectorsNameAlone() {
        StoredConsent consent = filed(CENTRE, mother);

        assertThat(maybe(connection -> consents.find(connection, CENTRE, consent.consentId())))
                .contains(consent);
        assertThat(maybe(connection -> consents.find(connection, OTHER_CENTRE, consent.consentId())))
                .isEmpty();
        assertThat(maybe(connection -> consentVault.sheet(connection, consent.id())))
                .contains(SHEET);
        assertThat(maybe(connection -> consentVault.signed(connection, consent.id())))
                .contains("a.b.c");
        assertThat(listed(connection -> consents.collectedBy(connection, CENTRE, 10)))
                .containsExactly(consent);
    }

    @Test
    void files_oneConsentOfAName_whenManyComeAtOnce() throws Exception {
        UUID name = UUID.randomUUID();
        List<Future<Boolean>> filed = together(8, () -> file(row(CENTRE, name, null, 1), mother));

        assertThat(filed.stream().filter(LedgerContract::answered)).hasSize(1);
        assertThat(rows("select count(*) from consent_key")).isOne();
    }

    @Test
    void finds_aPerson_byIinOrByNameAndBirthday_butNoNamesake() {
        StoredConsent consent = filed(CENTRE, mother);

        assertThat(allOf(person("910314400003", "Sarsenova", "Aigerim", null))).containsExactly(consent);
        assertThat(allOf(person(null, "сәрсенова", "ӘЙГЕРІМ ", "1991-03-14"))).containsExactly(consent);
        assertThat(allOf(person(null, "Сәрсенова", "Әйгерім", null))).containsExactly(consent);
        assertThat(allOf(person(null, "Сәрсенова", "Әйгерім", "1990-01-01"))).isEmpty();
        assertThat(allOf(person("140902500004", "Сәрсенова", "Әйгерім", "1991-03-14")))
                .isEmpty();
        assertThat(allOf(person(null, "Сәрсенова", "Айгерім", "1991-03-14"))).isEmpty();
    }

    @Test
    void shows_nobody_toWhoHasTheTablesAlone() {
        filed(CENTRE, mother);
        Set<PersonKey> underAnotherKey = new PersonPseudonyms(new byte[] {
                    1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                })
                .of(person("910314400003", "Сәрсенова", "Әйгерім", "1991-03-14"));

        assertThat(listed(connection -> consents.allOf(connection, underAnotherKey)))
                .isEmpty();
        assertThat(underAnotherKey).doesNotContainAnyElementsOf(mother);
    }

    @Test
    void ends_aConsentOnce() {
        StoredConsent consent = filed(CENTRE, mother);
        end(consent, ConsentState.WITHDRAWN);

        assertThat(maybe(connection -> consents.find(connection, consent.id())).map(StoredConsent::state))
                .contains(ConsentState.WITHDRAWN);
        assertThatThrownBy(() -> end(consent, ConsentState.REFUSED))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.STATUS_NOT_ALLOWED));
    }

    @Test
    void knows_oneSuccessorOfAConsent() {
        StoredConsent first = filed(CENTRE, mother);
        StoredConsent second = row(CENTRE, UUID.randomUUID(), first.id(), 2);
        file(second, mother);

        assertThat(maybe(connection -> consents.successor(connection, first.id())))
                .contains(second);
        StoredConsent rival = row(CENTRE, UUID.randomUUID(), first.id(), 2);
        assertThatThrownBy(() -> file(rival, mother)).isInstanceOf(RuntimeException.class);
        assertThat(maybe(connection -> consents.find(connection, rival.id()))).isEmpty();
    }

    @Test
    void finds_whatEndedAndCanStillBeRead() {
        StoredConsent consent = filed(CENTRE, mother);
        StoredConsent other = filed(OTHER_CENTRE, mother);

        assertThat(ended(consent.expiresAt().minusMillis(1))).isEmpty();
        assertThat(ended(consent.expiresAt())).containsExactlyInAnyOrder(consent.id(), other.id());
        boolean erased = database.write(connection -> consentVault.erase(connection, consent.id()));
        boolean again = database.write(connection -> consentVault.erase(connection, consent.id()));

        assertThat(erased).isTrue();
        assertThat(again).isFalse();
        assertThat(ended(consent.expiresAt())).containsExactly(other.id());
        assertThat(maybe(connection -> consents.find(connection, consent.id()))).contains(consent);
    }

    private List<UUID> ended(Instant moment) {
        return listed(connection -> consentVault.endedBefore(connection, moment, 10));
    }

    @Test
    void reads_nothing_onceErased() {
        StoredConsent consent = filed(CENTRE, mother);
        database.write(connection -> {
            consentVault.erase(connection, consent.id());
            return 0;
        });

        assertThat(maybe(connection -> consentVault.sheet(connection, consent.id())))
                .isEmpty();
        assertThat(maybe(connection -> consents.find(connection, consent.id()))).isPresent();
        assertThat(rows("select count(*) from consent_key")).isZero();
        assertThat(rows("select count(*) from consent_person")).isZero();
    }

    @Test
    void finds_whatWaitsForAPerson_untilItsKeyIsDestroyed() {
        StoredConsent consent = filed(CENTRE, mother);
        StoredReferral referral = filed();
        database.write(connection -> {
            links.note(
                    connection, referral.id(), new ConsentLinks.Waiting(Purpose.TREAT, mother), Set.of(consent.id()));
            return 0;
        });

        assertThat(waiting(Set.of(CLINIC), Set.of(Purpose.TREAT))).containsExactly(referral.id());
        assertThat(waiting(Set.of(SCHOOL), Set.of(Purpose.TREAT))).isEmpty();
        assertThat(waiting(Set.of(CLINIC), Set.of(Purpose.COC))).isEmpty();

        database.write(connection -> {
            vault.erase(connection, referral.id());
            return 0;
        });
        assertThat(waiting(Set.of(CLINIC), Set.of(Purpose.TREAT))).isEmpty();
        assertThat(listed(connection -> links.referralsOn(connection, consent.id())))
                .containsExactly(referral.id());
    }

    @Test
    void keeps_wordsInTheirOrder() {
        StoredConsent consent = filed(CENTRE, mother);
        ConsentWords spoken = new ConsentWords();
        ConsentWords.Word word = new ConsentWords.Word(CENTRE, ConsentState.WITHDRAWN, NOW, "w.w.w", "r.r.r");
        database.write(connection -> {
            spoken.add(connection, consent.id(), word);
            return 0;
        });

        assertThat(listed(connection -> spoken.about(connection, consent.id()))).containsExactly(word);
    }

    private List<UUID> waiting(Set<AgencyId> recipients, Set<Purpose> purposes) {
        return listed(connection -> links.waitingOf(connection, mother, recipients, purposes));
    }

    private List<StoredConsent> allOf(Subject person) {
        return database.write(connection -> consents.lockAllOf(connection, List.of(pseudonyms.of(person))));
    }

    private void end(StoredConsent consent, ConsentState state) {
        database.write(connection -> {
            consents.end(connection, consent, state);
            return 0;
        });
    }

    private StoredConsent filed(AgencyId collector, Set<PersonKey> person) {
        StoredConsent consent = row(collector, UUID.randomUUID(), null, 1);
        file(consent, person);
        return consent;
    }

    private boolean file(StoredConsent consent, Set<PersonKey> person) {
        ConsentVault.Sealed sealed = consentVault.seal(consent.id(), SHEET, "a.b.c");
        return database.write(connection -> sealed.file(connection, consent, person));
    }

    private static StoredConsent row(AgencyId collector, UUID name, @Nullable UUID replaces, int version) {
        return new StoredConsent(
                UUID.randomUUID(),
                collector,
                name,
                "digest-of-sheet",
                version,
                replaces,
                ConsentState.ACTIVE,
                NOW,
                NOW,
                NOW.plusSeconds(3600),
                "receipt-of-" + name);
    }

    private static Subject person(@Nullable String iin, String family, String given, @Nullable String born) {
        return new Subject(
                Subject.Kind.MOTHER,
                new PersonName(family, given, null),
                null,
                born == null ? null : LocalDate.parse(born),
                null,
                "KZ-47",
                iin == null ? null : Iin.read(iin, ""),
                null,
                null);
    }
}
