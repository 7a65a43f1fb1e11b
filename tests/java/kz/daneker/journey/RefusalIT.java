package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.signing.Jws;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.ReferralPlan;
import kz.daneker.signing.ReferralToken;
import kz.daneker.signing.SdJwt;
import kz.daneker.signing.SdJwtIssuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each bad referral of the domain suite gets its code, its status, its place and its words, signed. */
@ExtendWith(OneGateway.class)
class RefusalIT {
    /** What needs more than a payload to go wrong has a test of its own. */
    private static final Set<String> NOT_BY_PAYLOAD =
            Set.of("SIGNATURE_INVALID", "CERT_EXPIRED", "CERT_AGENCY_MISMATCH", "DUPLICATE_CONFLICT");

    private final RunningGateway gateway;

    RefusalIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    static Stream<Payloads.Fixture> bad() {
        return Payloads.bad()
                .filter(fixture ->
                        !NOT_BY_PAYLOAD.contains(fixture.expect().path("code").asString("")));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void answers_withCodeAndPlaceInThreeLanguages(Payloads.Fixture fixture) {
        String token = issue(fixture.payload()).serialize();
        String sender = Payloads.sender(fixture.payload());

        for (String language : List.of("kk", "ru", "en")) {
            HttpResponse<byte[]> answer = post(sender, language, token);
            ObjectNode problem = RunningGateway.json(answer);
            assertThat(problem.path("code").asString(""))
                    .isEqualTo(fixture.expect().path("code").asString(""));
            assertThat(answer.statusCode())
                    .isEqualTo(fixture.expect().path("http").asInt());
            assertThat(problem.path("pointer").asString(""))
                    .isEqualTo(fixture.expect().path("path").asString(""));
            assertThat(problem.path("detail").asString(""))
                    .isEqualTo(fixture.expect().path("message").path(language).asString(""));
            assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
            requireSigned(sender, problem);
        }
    }

    @Test
    void refuses_sameIdWithOtherContent() {
        ObjectNode referral = Payloads.good("01");
        assertThat(gateway.send(referral).statusCode()).isEqualTo(202);
        ObjectNode other = referral.deepCopy();
        ((ObjectNode) other.at("/data/EDU_NEEDS")).put("lastGrade", 3);

        requireProblem(gateway.send(other), 409, "DUPLICATE_CONFLICT");
    }

    @Test
    void refuses_disclosureChangedAfterSigning() {
        String token = gateway.sign(Payloads.good("01"));
        int at = token.lastIndexOf('~', token.length() - 2) + 8; // within the salt of the last disclosure
        String tampered = token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);

        requireProblem(
                gateway.post("centre-47", "/v1/referrals", "application/sd-jwt", tampered), 401, "SIGNATURE_INVALID");
    }

    @Test
    void refuses_somebodyElsesReferral() {
        String token = gateway.sign(Payloads.good("01"));

        for (String other : List.of("ngo-b", "centre-75", "clinic-47-001")) {
            requireProblem(
                    gateway.post(other, "/v1/referrals", "application/sd-jwt", token), 403, "CERT_AGENCY_MISMATCH");
        }
    }

    private HttpResponse<byte[]> post(String sender, String language, String token) {
        return gateway.exchange(
                sender,
                HttpRequest.newBuilder(gateway.uri("/v1/referrals"))
                        .header("Content-Type", "application/sd-jwt")
                        .header("Accept-Language", language)
                        .POST(HttpRequest.BodyPublishers.ofString(token)));
    }

    private void requireProblem(HttpResponse<byte[]> answer, int status, String code) {
        assertThat(answer.statusCode()).as(RunningGateway.text(answer)).isEqualTo(status);
        assertThat(RunningGateway.json(answer).path("code").asString("")).isEqualTo(code);
    }

    private void requireSigned(String sender, ObjectNode problem) {
        String compact = problem.path("receipt").asString("");
        Receipt receipt = Receipt.verify(
                        compact,
                        gateway.keys(sender)
                                .gateway(
                                        Jws.keyNamedBy(compact), gateway.clock().instant()))
                .receipt();
        assertThat(receipt.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(receipt.code()).isEqualTo(problem.path("code").asString(""));
    }

    /** Signs what no well-meaning client would: fields may be missing or of the wrong kind. */
    private SdJwt issue(ObjectNode referral) {
        String sender = Payloads.sender(referral);
        ObjectNode claims = JsonMapper.shared().createObjectNode().put("iss", "urn:daneker:agency:" + sender);
        claims.putArray("aud").add("urn:daneker:gateway").add("urn:daneker:agency:" + Payloads.recipient(referral));
        long now = gateway.clock().instant().getEpochSecond();
        claims.put("iat", now)
                .put("exp", Math.max(end(referral, now), now + 60))
                .put(
                        "jti",
                        referral.path("referralId").asString(UUID.randomUUID().toString()))
                .put("vct", ReferralToken.TYPE_OF_CLAIMS)
                .put("purpose", referral.path("purpose").asString("EDUENROL"));
        claims.putObject("cnf")
                .set(
                        "jwk",
                        gateway.keys(sender)
                                .gatewaySeal(gateway.clock().instant())
                                .jwk());
        claims.set("referral", referral.deepCopy());
        return new SdJwtIssuer(new SecureRandom())
                .issue(
                        claims,
                        ReferralPlan.INSTANCE,
                        ReferralToken.TYP,
                        gateway.keys(sender).signing());
    }

    private static long end(ObjectNode referral, long now) {
        try {
            return OffsetDateTime.parse(referral.path("validUntil").asString(""))
                    .toEpochSecond();
        } catch (DateTimeException e) {
            return now + Duration.ofDays(30).toSeconds();
        }
    }
}
