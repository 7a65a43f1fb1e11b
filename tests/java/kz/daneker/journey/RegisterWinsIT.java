package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import kz.daneker.client.ConsentBook;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.referral.ConsentRecord.Capacity;
import kz.daneker.referral.ConsentRecord.Method;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.ReferralState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The register's word beats what a referral claims: when it arrives, when it is released, when it is fetched. */
class RegisterWinsIT {
    @TempDir
    private static Path data;

    private static Exchange exchange;

    private final Person child = Person.invented();
    private final ObjectNode referral = child.in(Fixture.clinic().at(exchange.now()));
    private final ObjectNode sheet = Sheets.of(referral);
    private final UUID id = UUID.fromString(referral.path("referralId").asString(""));
    private final Party centre = exchange.party("centre-47");
    private final Party otherCentre = exchange.party("centre-15");
    private final Party clinic = exchange.party("clinic-47-001");

    @BeforeAll
    static void start() {
        exchange = new Exchange(data);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @Test
    void carries_whatARegisteredConsentAllows() {
        give(centre, sheet);
        send(Sheets.naming(referral, Sheets.id(sheet)), 202);

        ReceivedReferral received = fetchOne();
        assertThat(received.referral().at("/data/HEALTH_SUMMARY").isMissingNode())
                .isFalse();
    }

    @Test
    void knows_aConsentUnderItsCollectorsNameAndPersonAlone() {
        give(centre, sheet);
        ObjectNode ofAnother = Person.invented().in(Fixture.clinic().at(exchange.now()));

        assertRefused(Sheets.naming(ofAnother, Sheets.id(sheet)), "CONSENT_UNKNOWN", "/consents/0/registered");
        assertRefused(Sheets.naming(referral, UUID.randomUUID()), "CONSENT_UNKNOWN", "/consents/0/registered");
    }

    @Test
    void refuses_aConsentTakenBack_namedOrClaimed() {
        give(centre, sheet);
        withdraw(centre, sheet);

        assertRefused(Sheets.naming(referral, Sheets.id(sheet)), "CONSENT_WITHDRAWN", "/consents/0/status");
        assertRefused(referral, "CONSENT_WITHDRAWN", "/consents/0/status");
    }

    @Test
    void says_noMoreThanThatAConsentDoesNotReach_whereAnotherAgencyWasTold() {
        ObjectNode elsewhere = collectedBy("centre-15", Sheets.anew(sheet));
        give(otherCentre, elsewhere);
        withdraw(otherCentre, elsewhere);
        ProblemAnswer withdrawn = ProblemAnswer.of(centre.send(centre.sign(referral)));

        Person another = Person.invented();
        ObjectNode narrower = collectedBy("centre-15", Sheets.of(another.in(referral)));
        Sheets.consent(narrower).putArray("categories").add("REASON");
        give(otherCentre, narrower);
        ProblemAnswer narrow = ProblemAnswer.of(centre.send(centre.sign(fresh(another.in(referral)))));

        assertThat(withdrawn.code()).isEqualTo("CONSENT_SCOPE");
        assertThat(narrow.code()).isEqualTo(withdrawn.code());
        assertThat(narrow.pointer()).isEqualTo(withdrawn.pointer());
    }

    @Test
    void narrows_whatIsClaimed_toWhatIsRegistered() {
        Sheets.consent(sheet)
                .putArray("categories")
                .add("ID_NAME")
                .add("ID_BIRTH")
                .add("CONTACT_SAFE")
                .add("REASON");
        give(centre, sheet);
        send(referral, 202);

        JsonNode shown = fetchOne().referral().path("data");
        assertThat(shown.has("ID_NAME")).isTrue();
        assertThat(shown.has("HEALTH_SUMMARY")).isFalse();
    }

    @Test
    void gives_again_afterAWithdrawal() {
        give(centre, sheet);
        withdraw(centre, sheet);
        ObjectNode again = Sheets.anew(sheet);
        Sheets.consent(again).put("givenAt", Sheets.moment(exchange.now().plusSeconds(2)));
        give(centre, again);

        send(Sheets.naming(referral, Sheets.id(again)), 202);
        fetchOne();
    }

    /** On its way through gateway and broker it may be anywhere; the receipt of the withdrawal draws the line. */
    @RepeatedTest(10)
    void stops_whatIsOnItsWay() {
        give(centre, sheet);
        send(Sheets.naming(referral, Sheets.id(sheet)), 202);
        long before = exchange.lastLeaf();
        withdraw(centre, sheet);
        List<UUID> afterwards = clinic.inbox();

        assertThat(afterwards).isEmpty();
        exchange.settleBroker();
        assertThat(clinic.inbox()).isEmpty();
        assertStopped(before);
    }

    @Test
    void stops_whatWasReleasedAndNotFetched_namedOrClaimed() {
        give(centre, sheet);
        send(Sheets.naming(referral, Sheets.id(sheet)), 202);
        UUID delivery = clinic.awaitOne();
        long before = exchange.lastLeaf();
        withdraw(centre, sheet);

        ProblemAnswer.assertRefused(clinic.get("/v1/inbox/" + delivery), 404, "NOT_FOUND");
        assertThat(clinic.inbox()).isEmpty();
        assertThat(exchange.leavesAfter(before))
                .filteredOn(leaf -> !leaf.startsWith("READ"))
                .containsExactly(
                        "CONSENT_WITHDRAWN agency:centre-47 ok", "WITHDRAWN agency:centre-47 ok", "ERASED gateway ok");
        assertThat(centre.client().conversation().ask(id).state()).isEqualTo(ReferralState.WITHDRAWN);
    }

    @Test
    void stops_aClaim_whenTheRegisterHearsOfTheRefusalOnlyAfterwards() {
        send(referral, 202);
        UUID delivery = clinic.awaitOne();
        ObjectNode no = Sheets.anew(sheet);
        Sheets.consent(no).put("status", "refused");
        give(centre, no);

        ProblemAnswer.assertRefused(clinic.get("/v1/inbox/" + delivery), 404, "NOT_FOUND");
        assertThat(centre.client().conversation().ask(id).state()).isEqualTo(ReferralState.WITHDRAWN);
    }

    @Test
    void releases_anew_andLess_whenANarrowerConsentTakesTheOldOnesPlace() {
        give(centre, sheet);
        send(Sheets.naming(referral, Sheets.id(sheet)), 202);
        UUID wide = clinic.awaitOne();
        ObjectNode narrower =
                Sheets.anew(sheet).put("replaces", Sheets.id(sheet).toString());
        Sheets.consent(narrower)
                .putArray("categories")
                .add("ID_NAME")
                .add("ID_BIRTH")
                .add("CONTACT_SAFE")
                .add("REASON");
        give(centre, narrower);

        ProblemAnswer.assertRefused(clinic.get("/v1/inbox/" + wide), 404, "NOT_FOUND");
        ReceivedReferral received = fetchOne();
        assertThat(received.delivery()).isNotEqualTo(wide);
        assertThat(received.referral().path("data").has("HEALTH_SUMMARY")).isFalse();
    }

    private void assertStopped(long before) {
        List<String> leaves = exchange.leavesAfter(before);
        int said = leaves.indexOf("CONSENT_WITHDRAWN agency:centre-47 ok");
        assertThat(leaves.subList(said, leaves.size()))
                .contains("WITHDRAWN agency:centre-47 ok", "ERASED gateway ok")
                .noneMatch(leaf -> leaf.startsWith("RELEASED") || leaf.startsWith("DELIVERED"));
    }

    /** Whoever else's referrals wait in the clinic's inbox, this one is signed for, so that the next test finds none. */
    private ReceivedReferral fetchOne() {
        ReceivedReferral received = clinic.fetch(clinic.awaitOne());
        clinic.client().sign(received);
        return received;
    }

    private void send(ObjectNode any, int status) {
        HttpResponse<String> answer = centre.send(centre.sign(any));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status != 202) {
            return;
        }
        assertThat(answer.headers().firstValue("Daneker-State")).contains("SENT");
    }

    private void assertRefused(ObjectNode any, String code, String pointer) {
        ProblemAnswer refused = ProblemAnswer.of(centre.send(centre.sign(fresh(any))));
        assertThat(refused.code()).as(refused.text()).isEqualTo(code);
        assertThat(refused.pointer()).isEqualTo(pointer);
    }

    private static ObjectNode fresh(ObjectNode any) {
        return any.deepCopy().put("referralId", UUID.randomUUID().toString());
    }

    private static ObjectNode collectedBy(String agency, ObjectNode any) {
        Sheets.consent(any).putObject("operator").put("agencyId", agency);
        return any;
    }

    private static void give(Party collector, ObjectNode any) {
        ConsentBook book = collector.client().consents();
        book.give(any);
    }

    private static void withdraw(Party collector, ObjectNode any) {
        assertThat(collector
                        .client()
                        .consents()
                        .end(Sheets.id(any), ConsentState.WITHDRAWN, Capacity.PARENT, Method.PAPER_SIGNED)
                        .state())
                .isEqualTo(ConsentState.WITHDRAWN);
    }
}
