package kz.daneker.channels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.Approvals;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.RecallBook;
import kz.daneker.client.RecalledDelivery;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.SignedReferral;
import kz.daneker.privacy.LiveSite;
import kz.daneker.referral.ReferralState;
import kz.daneker.signing.DetachedJws;
import kz.daneker.signing.Digest;
import kz.daneker.signing.EcdhContentEncryptor;
import kz.daneker.signing.Jws;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.VerificationKey;
import kz.daneker.trust.Party;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The AMQP channel in both directions, spoken by a stock client with an agency's own certificate. */
class AmqpChannelIT {
    private static final String CLINIC = "clinic-75-003";
    private static final String CENTRE = "centre-47";
    private static final String REFERRALS_IN = "referrals.in";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static LiveSite site;
    private static StockAmqp clinic;
    private static StockAmqp centre;

    @BeforeAll
    static void start() {
        site = LiveSite.start(folder.resolve("data"), Map.of("daneker.recall.period", "500"));
        clinic = new StockAmqp(site, folder, CLINIC);
        centre = new StockAmqp(site, folder, CENTRE);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void delivers_toTheRecipientsQueue_andCountsItsReceipt() throws JMSException {
        SignedReferral sent = site.send(referral());

        TextMessage message = clinic.receive("agency." + CLINIC, PATIENCE.toMillis());

        assertThat(message).isNotNull();
        UUID delivery = UUID.fromString(message.getStringProperty("daneker_delivery"));
        AgencyClient client = site.client(CLINIC);
        ReceivedReferral received = client.opener().open(delivery, message.getText());
        assertThat(received.referral().path("data").has("HEALTH_SUMMARY")).isTrue();
        client.sign(received);
        assertThat(state(sent)).isEqualTo(ReferralState.DELIVERED);
        assertThat(site.wrappedKey(sent)).isNull();
    }

    @Test
    void tells_theSender_howItsReferralGoes() throws JMSException {
        SignedReferral asked = site.send(referral());
        TextMessage message = clinic.receive("agency." + CLINIC, PATIENCE.toMillis());
        UUID delivery = UUID.fromString(message.getStringProperty("daneker_delivery"));
        site.client(CLINIC).sign(site.client(CLINIC).opener().open(delivery, message.getText()));
        SignedReferral answer = site.send(answerTo(asked));
        AgencyClient recipient = site.client(CENTRE);
        await().atMost(PATIENCE).until(() -> !recipient.inbox().list().isEmpty());
        UUID answering = recipient.inbox().list().get(0).id();
        recipient.sign(recipient.open(answering));
        recipient.conversation().say(answering, ReferralState.ACCEPTED, null);

        TextMessage news = clinic.receive("agency." + CLINIC, PATIENCE.toMillis());

        assertThat(news.getStringProperty("daneker_kind")).isEqualTo("status");
        VerificationKey seal = site.keys(CLINIC)
                .gateway(Jws.keyNamedBy(news.getText()), site.clock().instant());
        JsonNode told =
                Jws.verify(news.getText(), DetachedJws.FHIR, seal).payload().path("entry");
        assertThat(told.at("/0/resource/eventCoding/code").asString("")).isEqualTo("O51");
        assertThat(told.at("/1/resource/id").asString(""))
                .isEqualTo(answer.id().value().toString());
        assertThat(told.at("/1/resource/status").asString("")).isEqualTo("accepted");
        assertThat(recipient.conversation().ask(asked.id().value()).answers()).containsExactly(answering);
    }

    @Test
    void refuses_anotherAgencysCertificate() {
        assertThatThrownBy(() -> centre.receive("agency." + CLINIC, 100)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> centre.waiting("agency." + CLINIC)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> clinic.receive(REFERRALS_IN, 100)).isInstanceOf(JMSException.class);
    }

    @Test
    void takesBack_whatItsSenderWithdrew() throws JMSException {
        SignedReferral sent = site.send(referral());
        await().atMost(PATIENCE).until(() -> clinic.waiting("agency." + CLINIC) == 1);

        site.client(CENTRE).conversation().say(sent.id().value(), ReferralState.WITHDRAWN, null);

        assertThat(clinic.waiting("agency." + CLINIC)).isZero();
        assertThat(site.wrappedKey(sent)).isNull();
        assertThat(recalled(sent).answered()).as("nobody has to answer for it").contains("TAKEN_BACK");
    }

    @Test
    void tells_theOfficer_thatTheGlassWasBroken() throws JMSException {
        ObjectNode referral = DatedReferral.emergency(site.clock().instant());
        Approvals.file(site::client, referral);
        site.send(referral);

        TextMessage notice = new StockAmqp(site, folder, "moe").receive("agency.moe", PATIENCE.toMillis());

        assertThat(notice.getStringProperty("daneker_kind")).isEqualTo("review");
        UUID review = UUID.fromString(notice.getStringProperty("daneker_review"));
        site.client("moe").emergencies().verify(review, notice.getText());
        assertThat(site.client("moe").emergencies().reviews().toString()).contains(review.toString());
        String payload =
                new String(Base64.getUrlDecoder().decode(notice.getText().split("\\.")[1]), UTF_8);
        assertThat(payload)
                .as("ids only")
                .matches("\\{\"iss\":\"urn:daneker:gateway\",\"aud\":\"urn:daneker:agency:moe\",\"sub\":\"" + review
                        + "\",\"iat\":[0-9]+,\"reviewBy\":\"[0-9TZ:.-]+\"}");
    }

    @Test
    void asksBack_whatWasReadAndNotSignedFor() throws JMSException {
        SignedReferral sent = site.send(referral());
        TextMessage delivery = clinic.receive("agency." + CLINIC, PATIENCE.toMillis());

        site.client(CENTRE).conversation().say(sent.id().value(), ReferralState.WITHDRAWN, null);

        TextMessage recall = clinic.receive("agency." + CLINIC, PATIENCE.toMillis());
        assertThat(recall.getStringProperty("daneker_kind")).isEqualTo("recall");
        UUID id = UUID.fromString(recall.getStringProperty("daneker_recall"));
        assertThat(site.client(CLINIC)
                        .recalls()
                        .verify(id, recall.getText())
                        .notice()
                        .delivery())
                .isEqualTo(delivery.getStringProperty("daneker_delivery"));
        site.client(CLINIC).recalls().acknowledge(id, RecallBook.Done.DELETED, null);
        assertThat(recalled(sent).answered()).contains("DELETED");
        assertThat(clinic.waiting("agency." + CLINIC)).isZero();
    }

    @Test
    void accepts_withASignedReceiptOnTheSendersQueue() throws JMSException {
        SignedReferral signed = site.client(CENTRE)
                .signer()
                .sign(DatedReferral.toClinic(site.clock().instant()));

        centre.send(REFERRALS_IN, sealed(signed));

        String receipt = answer();
        assertThat(site.client(CENTRE)
                        .sending()
                        .verify(receipt, signed)
                        .receipt()
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(site.waiting("clinic-47-001")).isNotNull();
    }

    @Test
    void refuses_withASignedReceiptOnTheSendersQueue() throws JMSException {
        ObjectNode referral = DatedReferral.toClinic(site.clock().instant());
        ((ArrayNode) referral.path("consents")).removeAll();
        SignedReferral signed = site.client(CENTRE).signer().sign(referral);

        centre.send(REFERRALS_IN, sealed(signed));

        Receipt receipt = verified(answer());
        assertThat(receipt.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(receipt.code()).isEqualTo("CONSENT_MISSING");
        assertThat(receipt.message()).isEqualTo(Digest.ofAscii(signed.token().issuerJwt()));
    }

    @Test
    void refuses_whatIsNoEnvelope() throws JMSException {
        centre.send(REFERRALS_IN, "nothing sealed");
        assertThat(verified(answer()).outcome()).isEqualTo(Outcome.REJECTED);
    }

    private static String answer() throws JMSException {
        TextMessage message = Objects.requireNonNull(centre.receive("agency." + CENTRE, PATIENCE.toMillis()));
        assertThat(message.getStringProperty("daneker_kind")).isEqualTo("receipt");
        return message.getText();
    }

    private static Receipt verified(String compact) {
        return Receipt.verify(
                        compact,
                        site.keys(CENTRE)
                                .gateway(Jws.keyNamedBy(compact), site.clock().instant()))
                .receipt();
    }

    private static String sealed(SignedReferral signed) {
        Instant now = site.clock().instant();
        return new EcdhContentEncryptor()
                .encrypt(
                        signed.token().serialize().getBytes(StandardCharsets.US_ASCII),
                        "sd-jwt",
                        site.trust().register().encryption(Party.GATEWAY, now));
    }

    private static RecalledDelivery recalled(SignedReferral sent) {
        List<RecalledDelivery> recalls =
                site.client(CENTRE).conversation().ask(sent.id().value()).recalls();
        assertThat(recalls).hasSize(1);
        return recalls.get(0);
    }

    private static ReferralState state(SignedReferral sent) {
        return site.client(CENTRE).conversation().ask(sent.id().value()).state();
    }

    /** The clinic asks nothing of the centre: it answers, and is told that the answer was accepted. */
    private static ObjectNode answerTo(SignedReferral asked) {
        ObjectNode answer = referral().put("type", "FOLLOW_UP").put("purpose", "COC");
        answer.put("inResponseTo", asked.id().value().toString());
        ((ObjectNode) answer.path("sender")).put("agencyId", CLINIC);
        ((ObjectNode) answer.path("recipient")).put("agencyId", CENTRE);
        answer.putObject("data").putObject("OUTCOME").put("status", "completed").put("code", "SEEN");
        for (JsonNode consent : answer.path("consents")) {
            ((ObjectNode) consent).putArray("categories").add("OUTCOME");
            ((ObjectNode) consent).putArray("recipients").add(CENTRE);
            ((ObjectNode) consent).putArray("purposes").add("COC");
        }
        return answer;
    }

    private static ObjectNode referral() {
        ObjectNode referral = DatedReferral.toClinic(site.clock().instant());
        ((ObjectNode) referral.path("recipient")).put("agencyId", CLINIC);
        referral.path("consents")
                .forEach(
                        consent -> ((ObjectNode) consent).putArray("recipients").add(CLINIC));
        return referral;
    }
}
