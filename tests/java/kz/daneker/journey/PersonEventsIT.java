package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.UUID;
import kz.daneker.client.PersonBook;
import kz.daneker.referral.ConsentRecord.Capacity;
import kz.daneker.referral.ConsentRecord.Method;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.ReferralState;
import kz.daneker.referral.StrictJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A guardian changes, two records become one, a person dies: each while a referral waits, and for every later one. */
class PersonEventsIT {
    private static final String LISTENING_CLINIC = "clinic-75-003";

    @TempDir
    private static Path data;

    private static Exchange exchange;

    private final Person child = Person.invented();
    private final ObjectNode referral = child.in(Fixture.clinic().at(exchange.now()));

    @BeforeAll
    static void start() {
        exchange = new Exchange(data);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @Test
    void ends_whatTheFormerGuardianAllowed_alsoForWhatWaits() {
        send(referral);
        clinic().awaitOne();
        say("guard-11-001", guardianChange(referral));

        exchange.settleBroker();
        assertThat(clinic().inbox()).isEmpty();
        assertRefused(child.in(fresh()), "CONSENT_SCOPE");

        ObjectNode byTheFather = child.in(fresh());
        ObjectNode consent = (ObjectNode) byTheFather.at("/consents/0");
        ((ObjectNode) consent.at("/giver/name")).put("given", "Ержан").put("patronymic", "Асқарұлы");
        ((ObjectNode) consent.path("giver")).remove("iin");
        byTheFather.set("guardian", guardian("father", "Ержан", "Асқарұлы"));
        send(byTheFather);
        clinic().receiveOne();
    }

    @Test
    void binds_bothRecords_byWhatEitherForbids_untilTheMergeIsTakenBack() {
        Person underAnotherName = Person.invented();
        ObjectNode other = underAnotherName.in(fresh());
        ObjectNode no = Sheets.of(other);
        centre().client().consents().give(no);
        centre().client().consents().give(Sheets.of(referral));
        centre().client().consents().end(Sheets.id(no), ConsentState.WITHDRAWN, Capacity.PARENT, Method.PAPER_SIGNED);
        send(referral);
        clinic().awaitOne();
        PersonBook.Said merge = say("centre-47", merge(referral, other));

        exchange.settleBroker();
        assertThat(clinic().inbox()).isEmpty();
        assertRefused(child.in(fresh()), "CONSENT_WITHDRAWN");
        assertRefused(underAnotherName.in(fresh()), "CONSENT_WITHDRAWN");

        say("centre-47", event("revocation").put("revokes", merge.id().toString()));
        assertRefused(underAnotherName.in(fresh()), "CONSENT_WITHDRAWN");
        send(child.in(fresh()));
        clinic().receiveOne();
    }

    @Test
    void merges_onlyWhomTheAgencyItselfBrought_andTellsNothingOfOthers() {
        ObjectNode known = Sheets.of(referral);
        centre().client().consents().give(known);
        ObjectNode nobody = Person.invented().in(fresh());

        ProblemAnswer ofKnown = refused("centre-15", merge(referral, nobody));
        ProblemAnswer ofUnknown =
                refused("centre-15", merge(nobody, Person.invented().in(fresh())));

        assertThat(ofKnown.code()).isEqualTo("PERSON_NOT_BROUGHT");
        assertThat(ofKnown.json().path("status").asInt())
                .isEqualTo(ofUnknown.json().path("status").asInt());
        assertThat(ofKnown.code() + ofKnown.pointer() + ofKnown.detail())
                .isEqualTo(ofUnknown.code() + ofUnknown.pointer() + ofUnknown.detail());
    }

    @Test
    void stops_everything_afterADeath_alsoInTheRecipientsQueue_andAfterARestart() {
        send(referral);
        clinic().awaitOne();
        ObjectNode queued = to(LISTENING_CLINIC);
        send(queued);
        exchange.party(LISTENING_CLINIC).awaitOne();
        exchange.settleBroker();
        say("clinic-47-001", death(referral));

        assertThat(clinic().inbox()).isEmpty();
        assertThat(exchange.party(LISTENING_CLINIC).inbox()).isEmpty();
        assertThat(state(referral)).isEqualTo(ReferralState.WITHDRAWN);
        assertThat(state(queued)).isEqualTo(ReferralState.WITHDRAWN);
        assertRefused(child.in(fresh()), "CONSENT_SCOPE");

        exchange.close();
        exchange = new Exchange(data);
        assertRefused(child.in(fresh()), "CONSENT_SCOPE");
    }

    @Test
    void answers_theSameEventAlike_andAnotherUnderItsNameNot() {
        UUID name = UUID.randomUUID();
        PersonBook people = centre().client().people();
        String first = people.say(name, death(referral)).compact();

        assertThat(people.say(name, death(referral)).compact()).isEqualTo(first);
        HttpResponse<String> rival =
                post("centre-47", people.sign(name, death(Person.invented().in(fresh()))));
        ProblemAnswer.assertRefused(rival, 409, "DUPLICATE_CONFLICT");
    }

    @Test
    void hears_onlyWhoMaySayIt_aboutItsOwnWords() {
        assertThat(refused("school-47-012", death(referral)).code()).isEqualTo("EVENT_NOT_ALLOWED");
        assertThat(refused("clinic-47-001", guardianChange(referral)).code()).isEqualTo("EVENT_NOT_ALLOWED");
        PersonBook.Said said = say("centre-47", death(referral));
        ObjectNode revocation = event("revocation").put("revokes", said.id().toString());

        assertThat(refused("centre-15", revocation).code()).isEqualTo("NOT_FOUND");
        say("centre-47", revocation);
        assertThat(refused("centre-47", revocation).code()).isEqualTo("STATUS_NOT_ALLOWED");
        String forged = exchange.party("centre-15").client().people().sign(UUID.randomUUID(), death(referral));
        assertThat(post("centre-47", forged).statusCode()).isGreaterThanOrEqualTo(400);
    }

    private ObjectNode guardianChange(ObjectNode of) {
        ObjectNode event = about("guardian-change", of);
        event.put("at", Sheets.moment(exchange.now().minusSeconds(60)));
        event.set("formerGuardian", of.path("guardian").deepCopy());
        event.putObject("guardianshipAct").put("number", "17/2026").put("validFrom", "2026-01-10");
        return event;
    }

    private static ObjectNode merge(ObjectNode one, ObjectNode other) {
        ObjectNode event = about("merge", one);
        event.set("other", other.path("subject").deepCopy());
        return event;
    }

    private static ObjectNode death(ObjectNode of) {
        return about("death", of)
                .put(
                        "on",
                        exchange.now()
                                .atOffset(ZoneOffset.ofHours(5))
                                .toLocalDate()
                                .toString());
    }

    private static ObjectNode about(String kind, ObjectNode of) {
        ObjectNode event = event(kind);
        event.set("subject", of.path("subject").deepCopy());
        return event;
    }

    private static ObjectNode event(String kind) {
        return StrictJson.object().put("schema", "kz-person-event/0.1-draft").put("kind", kind);
    }

    private static ObjectNode guardian(String relation, String given, String patronymic) {
        ObjectNode guardian = StrictJson.object().put("relation", relation);
        guardian.putObject("name").put("family", "Есімова").put("given", given).put("patronymic", patronymic);
        return guardian;
    }

    private ObjectNode to(String clinic) {
        ObjectNode other = child.in(fresh());
        ((ObjectNode) other.path("recipient")).put("agencyId", clinic);
        ((ObjectNode) other.at("/consents/0")).putArray("recipients").add(clinic);
        return other;
    }

    private static ObjectNode fresh() {
        return Fixture.clinic().at(exchange.now());
    }

    private static Party centre() {
        return exchange.party("centre-47");
    }

    private static Party clinic() {
        return exchange.party("clinic-47-001");
    }

    private static PersonBook.Said say(String agency, ObjectNode event) {
        return exchange.party(agency).client().people().say(UUID.randomUUID(), event);
    }

    private static ProblemAnswer refused(String agency, ObjectNode event) {
        PersonBook people = exchange.party(agency).client().people();
        return ProblemAnswer.of(post(agency, people.sign(UUID.randomUUID(), event)));
    }

    private static HttpResponse<String> post(String agency, String jws) {
        return exchange.party(agency).post("/v1/people/events", Party.JWT, Exchange.ascii(jws), "en");
    }

    private static void send(ObjectNode referral) {
        HttpResponse<String> answer = centre().send(centre().sign(referral));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static void assertRefused(ObjectNode referral, String code) {
        ProblemAnswer answer = ProblemAnswer.of(centre().send(centre().sign(referral)));
        assertThat(answer.code()).isEqualTo(code);
    }

    private static ReferralState state(ObjectNode referral) {
        return centre().client()
                .conversation()
                .ask(UUID.fromString(referral.path("referralId").asString("")))
                .state();
    }
}
