package kz.daneker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.ReceiptBuilder;
import kz.daneker.signing.SdJwt;
import kz.daneker.signing.SigningKey;
import kz.daneker.trust.AgencyKeys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class SendingTest {
    private static final Patience THREE_ATTEMPTS =
            new Patience(3, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(5));

    @TempDir
    private static Path data;

    private static ClientSite site;

    @BeforeAll
    static void makeKeys() {
        site = new ClientSite(data);
    }

    @Test
    void takes_theGatewaysReceiptForExactlyWhatWasSent() throws IOException {
        try (LoopbackGateway gateway = new LoopbackGateway(site, receipts(UnaryOperator.identity()))) {
            AgencyClient centre = client(gateway);
            SignedReferral referral = sign(centre);
            assertThat(centre.sending().send(referral)).isInstanceOf(AcceptedByGateway.class);
            assertThat(gateway.received).containsExactly(referral.token().serialize());
        }
    }

    @Test
    void sends_theSameBytesAgain_whenNobodyAnswered() throws IOException {
        try (LoopbackGateway gateway = new LoopbackGateway(site, receipts(UnaryOperator.identity()))) {
            gateway.hangUp(2);
            AgencyClient centre = client(gateway);
            SignedReferral referral = sign(centre);
            assertThat(centre.sending().send(referral)).isInstanceOf(AcceptedByGateway.class);
            assertThat(gateway.received)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .containsOnly(referral.token().serialize());
        }
    }

    @Test
    void sends_again_whenAskedToWait() throws IOException {
        Function<String, LoopbackGateway.Says> receipts = receipts(UnaryOperator.identity());
        int[] asked = {0};
        try (LoopbackGateway gateway = new LoopbackGateway(
                site, body -> asked[0]++ == 0 ? problem("UNAVAILABLE", 503, null) : receipts.apply(body))) {
            AgencyClient centre = client(gateway);
            assertThat(centre.sending().send(sign(centre))).isInstanceOf(AcceptedByGateway.class);
        }
    }

    @Test
    void gives_up_whenNobodyListens() {
        AgencyClient centre = site.client(ClientSite.CENTRE);
        assertThatThrownBy(() -> centre.sending().send(sign(centre))).isInstanceOf(GatewayUnreachable.class);
    }

    @Test
    void refuses_receiptByAnotherKey() throws IOException {
        refusesReceipt(RefusalCode.KEY_UNKNOWN, site.keys(ClientSite.CLINIC).signing(), UnaryOperator.identity());
    }

    @Test
    void refuses_receiptForAnother() throws IOException {
        refusesReceipt(receipt -> receipt.to(PartyUrn.of(ClientSite.CLINIC)));
    }

    @Test
    void refuses_receiptAboutAnotherReferral() throws IOException {
        refusesReceipt(receipt -> receipt.about("00000000-0000-4000-8000-000000000000"));
    }

    @Test
    void refuses_receiptAboutOtherBytes() throws IOException {
        refusesReceipt(receipt -> receipt.received(Digest.ofAscii("other"), List.of()));
    }

    @Test
    void refuses_receiptThatForwardsWhatWasNotSent() throws IOException {
        refusesReceipt(receipt -> receipt.forwarding(List.of(Digest.ofAscii("other")), 0));
    }

    @Test
    void refuses_acceptanceThatSaysRejected() throws IOException {
        refusesReceipt(receipt -> receipt.outcome(Outcome.REJECTED));
    }

    @Test
    void tells_theRefusalTheGatewaySigned() throws IOException {
        try (LoopbackGateway gateway = new LoopbackGateway(site, refusal("IIN_CHECKSUM"))) {
            AgencyClient centre = client(gateway);
            assertThat(centre.sending().send(sign(centre))).isInstanceOfSatisfying(RefusedByGateway.class, refused -> {
                assertThat(refused.code()).isEqualTo("IIN_CHECKSUM");
                assertThat(refused.signed()).isPresent();
            });
        }
    }

    @Test
    void refuses_refusalSignedForAnotherReason() throws IOException {
        try (LoopbackGateway gateway = new LoopbackGateway(site, refusal("IIN_FORMAT"))) {
            AgencyClient centre = client(gateway);
            SignedReferral referral = sign(centre);
            assertThatThrownBy(() -> centre.sending().send(referral)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void keeps_whatWaits_untilItsReceiptIsThere(@TempDir Path folder) throws IOException {
        OutgoingFolder outgoing = new OutgoingFolder(folder);
        AgencyClient offline = site.client(ClientSite.CENTRE);
        SignedReferral kept = outgoing.keep(sign(offline));
        assertThat(outgoing.waiting()).containsExactly(kept);
        try (LoopbackGateway gateway = new LoopbackGateway(site, receipts(UnaryOperator.identity()))) {
            Sending sending = client(gateway).sending();
            outgoing.settle(kept.id(), sending.send(kept));
            assertThat(outgoing.waiting()).isEmpty();
            assertThat(outgoing.keep(kept)).isEqualTo(kept);
            String stored = outgoing.receipt(kept.id()).orElseThrow();
            assertThat(sending.verify(stored, kept).receipt().outcome()).isEqualTo(Outcome.ACCEPTED);
        }
    }

    private static void refusesReceipt(UnaryOperator<ReceiptBuilder> spoiled) throws IOException {
        refusesReceipt(RefusalCode.RECEIPT_INVALID, site.gateway().seal(), spoiled);
    }

    private static void refusesReceipt(RefusalCode code, SigningKey key, UnaryOperator<ReceiptBuilder> spoiled)
            throws IOException {
        Function<String, LoopbackGateway.Says> answer = body -> new LoopbackGateway.Says(
                202, "application/jwt", spoiled.apply(receipt(body)).build().sign(key));
        try (LoopbackGateway gateway = new LoopbackGateway(site, answer)) {
            AgencyClient centre = client(gateway);
            SignedReferral referral = sign(centre);
            assertThatThrownBy(() -> centre.sending().send(referral))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
        }
    }

    private static Function<String, LoopbackGateway.Says> receipts(UnaryOperator<ReceiptBuilder> how) {
        SigningKey seal = site.gateway().seal();
        return body -> new LoopbackGateway.Says(
                202, "application/jwt", how.apply(receipt(body)).build().sign(seal));
    }

    /** Refuses for the IIN, with a receipt that gives this code. */
    private static Function<String, LoopbackGateway.Says> refusal(String signedCode) {
        SigningKey seal = site.gateway().seal();
        return body -> problem(
                "IIN_CHECKSUM",
                422,
                receipt(body)
                        .outcome(Outcome.REJECTED)
                        .because(new Refusal(RefusalCode.valueOf(signedCode), "/subject/iin"))
                        .build()
                        .sign(seal));
    }

    private static LoopbackGateway.Says problem(String code, int status, String receipt) {
        ObjectNode problem = StrictJson.object().put("code", code).put("status", status);
        if (receipt != null) {
            problem.put("receipt", receipt);
        }
        return new LoopbackGateway.Says(status, "application/problem+json", problem.toString());
    }

    private static ReceiptBuilder receipt(String body) {
        SdJwt token = SdJwt.parse(body);
        List<Digest> disclosures =
                token.disclosures().stream().map(Digest::ofAscii).toList();
        return Receipt.builder()
                .from(PartyUrn.GATEWAY)
                .to(PartyUrn.of(ClientSite.CENTRE))
                .at(site.now)
                .id("receipt-1")
                .about(lastSigned)
                .received(Digest.ofAscii(token.issuerJwt()), disclosures)
                .outcome(Outcome.ACCEPTED)
                .forwarding(disclosures, 0);
    }

    private static volatile String lastSigned = "";

    private static SignedReferral sign(AgencyClient client) {
        SignedReferral referral = client.signer().sign(DatedReferral.toClinic(site.now));
        lastSigned = referral.id().toString();
        return referral;
    }

    private static AgencyClient client(LoopbackGateway gateway) {
        AgencyId id = ClientSite.CENTRE;
        AgencyKeys keys = site.keys(id);
        GatewayConnection connection =
                new GatewayConnection(gateway.uri(), keys.tls(site.clock), THREE_ATTEMPTS, Language.EN);
        return new AgencyClient(keys, site.trust, site.agencies, connection, site.clock, ClientSite.RANDOM);
    }
}
