package kz.daneker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.PersonEvent.Kind;
import kz.daneker.referral.Purpose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers of {@link PersonEventLedger} and {@link PersonEventVault} may rely on, on either engine. */
abstract class PersonEventLedgerContract extends LedgerContract {
    private static final String EVENT = "{\"kind\":\"death\"}";
    private static final Set<PersonKey> IIN = Set.of(new PersonKey(PersonKey.Kind.IIN, "iin-of-aigerim"));
    private static final Set<PersonKey> TEMPORARY = Set.of(new PersonKey(PersonKey.Kind.ALIAS, "tmp-of-aigerim"));
    private static final Set<PersonKey> HOTLINE = Set.of(new PersonKey(PersonKey.Kind.ALIAS, "caller-aigerim"));
    private static final Set<PersonKey> STRANGER = Set.of(new PersonKey(PersonKey.Kind.IIN, "iin-of-a-stranger"));

    private final PersonEventLedger events = new PersonEventLedger();
    private PersonEventVault eventVault;

    @BeforeEach
    void openEvents() {
        eventVault = new PersonEventVault(events, cipher);
    }

    @Test
    void keeps_whatWasFiled_underItsAuthorsNameAlone() {
        StoredPersonEvent event = filed(Kind.DEATH, List.of(IIN));

        assertThat(maybe(connection -> events.find(connection, CENTRE, event.eventId())))
                .contains(event);
        assertThat(maybe(connection -> events.find(connection, OTHER_CENTRE, event.eventId())))
                .isEmpty();
        assertThat(maybe(connection -> eventVault.content(connection, event.id())))
                .contains(EVENT);
    }

    @Test
    void files_oneEventOfAName_whenManyComeAtOnce() throws Exception {
        UUID name = UUID.randomUUID();
        List<Future<Boolean>> filed = together(8, () -> file(row(name, Kind.DEATH), List.of(IIN)));

        assertThat(filed.stream().filter(LedgerContract::answered)).hasSize(1);
        assertThat(rows("select count(*) from person_event_key")).isOne();
    }

    @Test
    void finds_whatHappened_toThisPersonAlone() {
        StoredPersonEvent event = filed(Kind.DEATH, List.of(IIN));

        assertThat(known(IIN).events()).containsOnlyKeys(event.id());
        assertThat(known(STRANGER).events()).isEmpty();
        assertThat(known(Set.of()).records()).containsExactly(Set.of());
    }

    @Test
    void follows_mergesFromEitherRecord_howeverFarAround() {
        filed(Kind.MERGE, List.of(IIN, TEMPORARY));
        filed(Kind.MERGE, List.of(TEMPORARY, HOTLINE));
        filed(Kind.MERGE, List.of(HOTLINE, IIN));
        StoredPersonEvent death = filed(Kind.DEATH, List.of(HOTLINE));

        for (Set<PersonKey> record : List.of(IIN, TEMPORARY, HOTLINE)) {
            KnownPerson person = known(record);
            assertThat(person.records()).containsExactlyInAnyOrder(IIN, TEMPORARY, HOTLINE);
            assertThat(person.records().get(0)).isEqualTo(record);
            assertThat(person.events()).containsKey(death.id());
        }
        assertThat(known(STRANGER).records()).containsExactly(STRANGER);
    }

    @Test
    void parts_whatAMistakeHadMerged() {
        StoredPersonEvent merge = filed(Kind.MERGE, List.of(IIN, TEMPORARY));

        assertThat(revoke(merge)).isTrue();
        assertThat(revoke(merge)).isFalse();
        assertThat(known(IIN).records()).containsExactly(IIN);
        assertThat(known(IIN).events().get(merge.id()))
                .isNotNull()
                .satisfies(event -> assertThat(event.changedAt()).isAfter(event.receivedAt()));
    }

    @Test
    void finds_whateverWaits_andWhoSentIt() {
        StoredReferral referral = filed();
        ConsentLinks links = new ConsentLinks();
        database.write(connection -> {
            links.note(connection, referral.id(), new ConsentLinks.Waiting(Purpose.TREAT, IIN), Set.of());
            return 0;
        });

        assertThat(listed(connection -> links.waitingOf(connection, IIN))).containsExactly(referral.id());
        assertThat(listed(connection -> links.waitingOf(connection, STRANGER))).isEmpty();
        assertThat(isWaitingFrom(links, referral.sender())).isTrue();
        assertThat(isWaitingFrom(links, CLINIC)).isFalse();
    }

    private KnownPerson known(Set<PersonKey> person) {
        return database.read(connection -> events.known(connection, person));
    }

    private boolean revoke(StoredPersonEvent event) {
        return database.write(connection ->
                events.revoke(connection, event.id(), event.receivedAt().plusMillis(1)));
    }

    private StoredPersonEvent filed(Kind kind, List<Set<PersonKey>> sides) {
        StoredPersonEvent event = row(UUID.randomUUID(), kind);
        file(event, sides);
        return event;
    }

    private boolean isWaitingFrom(ConsentLinks links, AgencyId sender) {
        return database.read(connection -> links.isWaitingFrom(connection, sender, IIN));
    }

    private boolean file(StoredPersonEvent event, List<Set<PersonKey>> sides) {
        PersonEventVault.Sealed sealed = eventVault.seal(event.id(), EVENT, "a.b.c");
        return database.write(connection -> sealed.file(connection, event, sides));
    }

    private static StoredPersonEvent row(UUID name, Kind kind) {
        return new StoredPersonEvent(
                UUID.randomUUID(), CENTRE, name, "digest-of-event", kind, true, NOW, NOW, "receipt-of-" + name);
    }
}
