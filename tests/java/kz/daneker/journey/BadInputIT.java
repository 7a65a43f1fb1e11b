package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.daneker.client.ReferralSigner;
import kz.daneker.client.SignedReferral;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What must not pass does not, says why in the sender's language, is signed for, and leaves one leaf and no row. */
class BadInputIT {
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");

    @TempDir
    private static Path data;

    private static Exchange exchange;

    @BeforeAll
    static void start() {
        exchange = new Exchange(data);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    /** Those of the domain's that go wrong by what they say; how a harness breaks the others is below. */
    static Stream<Fixture> bad() {
        return Fixture.all("bad").stream().filter(fixture -> fixture.harness().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refuses_asTheDomainSays(Fixture fixture) {
        ObjectNode referral = fixture.at(exchange.now());
        for (String language : LANGUAGES) {
            Party sender = exchange.sender(referral);
            SignedReferral signed = sender.sign(referral);
            ProblemAnswer problem = refusedWithoutTrace(
                    sender,
                    signed,
                    signed.token().serialize(),
                    language,
                    fixture.expected().path("http").asInt(),
                    fixture.expected().path("code").asString(""));
            assertThat(problem.pointer())
                    .isEqualTo(fixture.expected().path("path").asString(""));
            String said = fixture.expected().at("/message/" + language).asString("");
            if (!said.isEmpty()) {
                assertThat(problem.detail()).isEqualTo(said);
            }
        }
    }

    @Test
    void refuses_otherContentUnderAnAcceptedId() {
        ObjectNode referral = Fixture.clinic().at(exchange.now());
        Party sender = exchange.sender(referral);
        assertThat(sender.send(sender.sign(referral)).statusCode()).isEqualTo(202);
        exchange.recipient(referral).receiveOne();

        referral.put("priority", "urgent");
        SignedReferral other = sender.sign(referral);
        long before = exchange.lastLeaf();
        HttpResponse<String> answer = sender.send(other);
        ProblemAnswer problem = ProblemAnswer.of(answer);
        assertThat(problem.code()).isEqualTo("DUPLICATE_CONFLICT");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(problem.pointer()).isEqualTo("/referralId");
        assertSigned(sender, problem, other);
        assertThat(exchange.leavesAfter(before)).containsExactly("REJECTED agency:centre-47 DUPLICATE_CONFLICT");
        assertThat(exchange.referrals(other.id().toString())).isEqualTo(1);
        assertThat(exchange.recipient(referral).inbox()).isEmpty();
    }

    /** One character of one disclosure, of the payload, and of the signature. */
    @Test
    void refuses_tamperedTokens() {
        Party sender = exchange.party("centre-47");
        SignedReferral signed = sender.sign(Fixture.clinic().at(exchange.now()));
        String token = signed.token().serialize();
        String jwt = signed.token().issuerJwt();
        int payload = token.indexOf('.') + 40;
        for (int at : List.of(payload, jwt.length() - 10)) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            String tampered = token.substring(0, at) + other + token.substring(at + 1);
            refusedWithoutTrace(sender, signed, tampered, "en", 401, "SIGNATURE_INVALID");
        }
    }

    @Test
    void refuses_aDisclosureThatWasChanged() {
        Party sender = exchange.party("centre-47");
        SignedReferral signed = sender.sign(Fixture.clinic().at(exchange.now()));
        String token = signed.token().serialize();
        for (int at = token.indexOf('~') + 1; at < token.indexOf('~') + 13; at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            String tampered = token.substring(0, at) + other + token.substring(at + 1);
            refusedWithoutTrace(sender, signed, tampered, "en", 401, "SIGNATURE_INVALID");
        }
    }

    @Test
    void refuses_expiredCertificate() {
        String kid = "centre-71-sig-old";
        Certificates certificates = new Certificates(data);
        Instant now = exchange.now();
        Certificates.Issued expired = certificates.reissue(
                "centre-71", "centre-71-sig-1", now.minus(Duration.ofHours(5)), now.minus(Duration.ofMinutes(5)));
        certificates.register("centre-71", kid, expired);
        Party sender = exchange.party("centre-71");
        SignedReferral signed = signedBy(sender, expired.forSigning(kid), clinicOf("centre-71"));

        awaitCode(sender, signed, "CERT_EXPIRED");
        refusedWithoutTrace(sender, signed, signed.token().serialize(), "en", 401, "CERT_EXPIRED");
    }

    @Test
    void refuses_revokedSigningCertificate_withoutRestart() {
        Party sender = exchange.party("centre-75");
        assertThat(sender.send(sender.sign(clinicOf("centre-75"))).statusCode()).isEqualTo(202);
        exchange.recipient(clinicOf("centre-75")).receiveOne();

        new Certificates(data).revoke("centre-75", "centre-75-sig-1");

        SignedReferral signed = sender.sign(clinicOf("centre-75"));
        long before = exchange.referrals();
        awaitCode(sender, signed, "CERT_EXPIRED");
        assertThat(exchange.referrals()).as("a resend would have been known").isGreaterThanOrEqualTo(before);
        SignedReferral next = sender.sign(clinicOf("centre-75"));
        refusedWithoutTrace(sender, next, next.token().serialize(), "en", 401, "CERT_EXPIRED");
    }

    @Test
    void refuses_anothersSignature() {
        Party sender = exchange.party("centre-47");
        SignedReferral signed = signedBy(
                sender,
                exchange.party("centre-15").keys().signing(),
                Fixture.clinic().at(exchange.now()));

        refusedWithoutTrace(sender, signed, signed.token().serialize(), "en", 403, "CERT_AGENCY_MISMATCH");
    }

    @Test
    void refuses_anothersReferralOnOnesOwnConnection() {
        SignedReferral signed =
                exchange.party("centre-47").sign(Fixture.clinic().at(exchange.now()));

        refusedWithoutTrace(
                exchange.party("centre-15"), signed, signed.token().serialize(), "en", 403, "CERT_AGENCY_MISMATCH");
    }

    private ProblemAnswer refusedWithoutTrace(
            Party sender, SignedReferral signed, String token, String language, int status, String code) {
        long before = exchange.lastLeaf();
        long rows = exchange.referrals();
        HttpResponse<String> answer = sender.send(token, language);
        ProblemAnswer problem = ProblemAnswer.of(answer);
        assertThat(Map.entry(answer.statusCode(), problem.code()))
                .as(problem.text())
                .isEqualTo(Map.entry(status, code));
        assertSigned(sender, problem, signed);
        assertThat(exchange.leavesAfter(before))
                .containsExactly("REJECTED agency:" + sender.keys().agency() + " " + code);
        assertThat(exchange.referrals()).isEqualTo(rows);
        assertThat(exchange.referrals(signed.id().toString())).isZero();
        return problem;
    }

    private static void assertSigned(Party sender, ProblemAnswer problem, SignedReferral sent) {
        Receipt receipt = sender.verified(problem.receipt());
        assertThat(receipt.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(receipt.audience()).isEqualTo(sender.urn());
        assertThat(receipt.code()).isEqualTo(problem.code());
        assertThat(receipt.path()).isEqualTo(problem.pointer());
        assertThat(receipt.decision()).isNull();
        if (receipt.refersTo() != null) {
            assertThat(receipt.refersTo()).isEqualTo(sent.id().toString());
        }
    }

    /** A certificate changes while the gateway runs: until it has looked, the old one counts. */
    private static void awaitCode(Party sender, SignedReferral referral, String code) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> sender.send(referral).body().contains("\"code\":\"" + code + "\""));
    }

    private static ObjectNode clinicOf(String centre) {
        ObjectNode referral = Fixture.clinic().at(exchange.now());
        referral.withObject("/sender").put("agencyId", centre);
        referral.path("consents")
                .forEach(consent ->
                        ((ObjectNode) consent).withObject("/operator").put("agencyId", centre));
        return referral;
    }

    private static SignedReferral signedBy(Party sender, SigningKey key, ObjectNode referral) {
        return new ReferralSigner(
                        sender.keys().agency(),
                        key,
                        sender.keys().gatewaySeal(exchange.now()),
                        Clock.systemUTC(),
                        new java.security.SecureRandom())
                .sign(referral);
    }
}
