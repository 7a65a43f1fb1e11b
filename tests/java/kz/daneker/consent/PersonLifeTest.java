package kz.daneker.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentSheet;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.Guardian;
import kz.daneker.referral.PersonEvent;
import kz.daneker.referral.PersonName;
import kz.daneker.referral.Referral;
import kz.daneker.referral.RegisteredConsent;
import kz.daneker.referral.Subject;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What is left of consents after a change of guardian, a merge of records, a death. */
class PersonLifeTest {
    private static final Instant NOW = Site.NOON;
    private static final OffsetDateTime TODAY = OffsetDateTime.parse("2026-06-15T08:00:00+05:00");
    private static final OffsetDateTime LONG_AGO = OffsetDateTime.parse("2026-01-15T08:00:00+05:00");
    private static final AgencyId SENDER = new AgencyId("centre-47");
    private static final List<String> CATEGORIES = List.of("ID_NAME", "REASON", "EDU_NEEDS", "CONTACT_SAFE");

    private final Referral referral = Site.READER.read(payload(), NOW);
    private final ConsentRecord claim = referral.consents().get(0);
    private final Guardian giver = new Guardian(
            Guardian.Relation.MOTHER, name(claim.giver().name()), claim.giver().iin(), null, null);
    private final Guardian stranger =
            new Guardian(Guardian.Relation.GUARDIAN, new PersonName("Басқа", "Біреу", null), null, "17/2026", null);

    @Test
    void leaves_everything_whereNothingHappened() {
        assertThat(PersonLife.of(List.of(), NOW).limit(referral)).isSameAs(referral);
    }

    @Test
    void ends_whatTheFormerGuardianGave_andNothingElse() {
        assertThat(left(change(giver, LONG_AGO, null))).isEmpty();
        assertThat(left(change(stranger, LONG_AGO, null))).isEqualTo(claim.categories());
    }

    @Test
    void ends_whatSomebodyGave_whoCannotBeToldFromTheFormerGuardian() {
        Guardian inLatin =
                new Guardian(Guardian.Relation.MOTHER, new PersonName("Yessimova", "Madina", null), null, null, null);

        assertThat(left(change(inLatin, LONG_AGO, null))).isEmpty();
    }

    @Test
    void keeps_whatTheYoungPersonGaveAlone() {
        ObjectNode own = payload();
        ((ObjectNode) own.at("/consents/0")).put("capacity", "self");
        Referral alone = Site.READER.read(own, NOW);

        assertThat(PersonLife.of(List.of(change(giver, LONG_AGO, null)), NOW)
                        .limit(alone)
                        .consents())
                .isEqualTo(alone.consents());
    }

    @Test
    void holds_again_onlyWhatWasGivenAfterANewAppointment() {
        PersonEvent ended = change(giver, claim.givenAt().minusDays(20), null);
        PersonEvent before = change(stranger, claim.givenAt().minusDays(10), giver);
        PersonEvent after = change(stranger, claim.givenAt().plusDays(1), giver);

        assertThat(left(ended, before)).isEqualTo(claim.categories());
        assertThat(left(before, ended)).isEqualTo(claim.categories());
        assertThat(left(ended, after)).isEmpty();
    }

    @Test
    void allows_nothing_afterADeath_andSaysNoMoreThanThatAConsentDoesNotReach() {
        PersonLife life = PersonLife.of(List.of(death()), NOW);

        assertRefused(() -> life.limit(referral), RefusalCode.CONSENT_SCOPE);
        assertThat(life.limit(registered(Set.copyOf(CATEGORIES), ConsentState.ACTIVE))
                        .sheet()
                        .consent()
                        .categories())
                .isEmpty();
    }

    /** What {@code ConsentRegister.confirm} does with several records: each narrows what the one before left. */
    @Property(tries = 300)
    void releases_noMoreAfterAMerge_thanUnderEitherRecordAlone(
            @ForAll("records") List<RegisteredConsent> one, @ForAll("records") List<RegisteredConsent> other) {
        Set<String> merged = allowed(RegisterWord.over(RegisterWord.over(referral, one, NOW), other, NOW));

        assertThat(allowed(RegisterWord.over(referral, one, NOW))).containsAll(merged);
        assertThat(allowed(RegisterWord.over(referral, other, NOW))).containsAll(merged);
        assertThat(allowed(RegisterWord.over(RegisterWord.over(referral, other, NOW), one, NOW)))
                .isEqualTo(merged);
    }

    @Property(tries = 300)
    void releases_noMoreForAnyEvent_inAnyOrder(
            @ForAll("events") List<PersonEvent> events,
            @ForAll("records") List<RegisteredConsent> record,
            @ForAll Random random) {
        List<PersonEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        Set<String> after = decided(events, record);

        assertThat(allowed(RegisterWord.over(referral, record, NOW))).containsAll(after);
        assertThat(decided(shuffled, record)).isEqualTo(after);
    }

    @Property(tries = 300)
    void evaluates_whateverHappened(@ForAll("events") List<PersonEvent> events) {
        assertThatCode(() -> decided(events, List.of())).doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<List<RegisteredConsent>> records() {
        return Arbitraries.of(CATEGORIES)
                .set()
                .flatMap(
                        categories -> Arbitraries.of(ConsentState.values()).map(state -> registered(categories, state)))
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<PersonEvent>> events() {
        Arbitrary<PersonEvent> changes = Arbitraries.of(giver, stranger)
                .flatMap(former -> Arbitraries.integers()
                        .between(0, 60)
                        .flatMap(days -> Arbitraries.of(giver, stranger)
                                .injectNull(0.5)
                                .map(next -> change(
                                        former, claim.givenAt().plusDays(5).minusDays(days), next))));
        return Arbitraries.oneOf(changes, changes, changes, Arbitraries.just(death()))
                .list()
                .ofMaxSize(4);
    }

    private Set<String> decided(List<PersonEvent> events, List<RegisteredConsent> record) {
        PersonLife life = PersonLife.of(events, NOW);
        try {
            return allowed(life.limit(
                    RegisterWord.over(referral, record.stream().map(life::limit).toList(), NOW)));
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo(RefusalCode.CONSENT_SCOPE);
            return Set.of();
        }
    }

    private Set<String> left(PersonEvent... events) {
        return allowed(PersonLife.of(List.of(events), NOW).limit(referral));
    }

    private static Set<String> allowed(Referral referral) {
        Set<String> allowed = new HashSet<>();
        referral.consents().stream()
                .filter(consent -> consent.status() == ConsentRecord.Status.ACTIVE)
                .forEach(consent -> allowed.addAll(consent.categories()));
        return allowed;
    }

    private RegisteredConsent registered(Set<String> categories, ConsentState state) {
        ConsentRecord consent = claim.confirmed(categories, ConsentRecord.Status.ACTIVE, claim.expiresAt());
        return new RegisteredConsent(
                UUID.randomUUID(),
                SENDER,
                1,
                state,
                NOW,
                new ConsentSheet(
                        UUID.randomUUID(),
                        null,
                        referral.subject(),
                        null,
                        null,
                        consent,
                        new ConsentSheet.Taking(null, true, false, null, null, null, null, null)));
    }

    private PersonEvent change(Guardian former, OffsetDateTime from, @Nullable Guardian next) {
        return new PersonEvent.GuardianChange(
                subject(), from, former, new ConsentSheet.Act("17/2026", LocalDate.of(2026, 1, 10), null), next);
    }

    private PersonEvent death() {
        return new PersonEvent.Death(subject(), TODAY.toLocalDate());
    }

    private Subject subject() {
        return referral.subject();
    }

    private static PersonName name(@Nullable PersonName name) {
        return name == null ? new PersonName("Ж", "Ж", null) : name;
    }

    private static ObjectNode payload() {
        return Payloads.school();
    }

    private static void assertRefused(ThrowingCallable asked, RefusalCode code) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
