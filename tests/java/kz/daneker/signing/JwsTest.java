package kz.daneker.signing;

import static kz.daneker.refusal.RefusalCode.ENVELOPE_MALFORMED;
import static kz.daneker.refusal.RefusalCode.JSON_DUPLICATE_KEY;
import static kz.daneker.refusal.RefusalCode.KEY_UNKNOWN;
import static kz.daneker.refusal.RefusalCode.SIGNATURE_INVALID;
import static kz.daneker.refusal.RefusalCode.TOO_LARGE;
import static kz.daneker.signing.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwsTest {
    private static final Keys KEYS = Keys.of("clinic-47-001:sig:2026-1");
    private static final String TYP = "referral-status+jwt";
    private static final String TOKEN =
            Jws.sign(TYP, StrictJson.object().put("iss", "urn:daneker:agency:clinic-47-001"), KEYS.signing());

    @Test
    void verifies_whatItSigned() {
        VerifiedJws verified = Jws.verify(TOKEN, TYP, KEYS.verification());
        assertThat(verified.claims().text("iss")).isEqualTo("urn:daneker:agency:clinic-47-001");
        assertThat(verified.kid())
                .isEqualTo(Jws.keyNamedBy(TOKEN))
                .isEqualTo(KEYS.signing().kid());
        assertThat(verified.digest()).isEqualTo(Digest.ofAscii(TOKEN));
    }

    @Test
    void isVerified_byNimbusToo() throws Exception {
        JWSObject nimbus = JWSObject.parse(TOKEN);
        assertThat(nimbus.verify(new ECDSAVerifier((ECPublicKey) KEYS.pair().getPublic())))
                .isTrue();
        assertThat(nimbus.getHeader().getX509CertSHA256Thumbprint().toString())
                .isEqualTo(KEYS.signing().certificate().value());
    }

    @Test
    void refuses_anotherType() {
        refuses(ENVELOPE_MALFORMED, () -> Jws.verify(TOKEN, Receipt.TYP, KEYS.verification()));
    }

    @Test
    void refuses_anotherKey_whateverItIsCalled() {
        refuses(KEY_UNKNOWN, () -> Jws.verify(TOKEN, TYP, Keys.of("x").verification()));
        VerificationKey sameName = VerificationKey.of(
                KEYS.signing().kid(),
                KEYS.signing().certificate(),
                Keys.of("x").pair().getPublic());
        refuses(SIGNATURE_INVALID, () -> Jws.verify(TOKEN, TYP, sameName));
        VerificationKey otherCertificate = VerificationKey.of(
                KEYS.signing().kid(), Digest.ofAscii("x"), KEYS.pair().getPublic());
        refuses(SIGNATURE_INVALID, () -> Jws.verify(TOKEN, TYP, otherCertificate));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crit\":[\"b64\"]",
                "\"b64\":false",
                "\"jku\":\"https://example.org\"",
                "\"x5u\":\"https://example.org\"",
                "\"x5c\":[]",
                "\"jwk\":{}",
                "\"cty\":\"JWT\"",
                "\"zip\":\"DEF\"",
                "\"alg\":\"none\"",
                "\"alg\":\"HS256\"",
                "\"alg\":\"es256\"",
                "\"alg\":[\"ES256\"]",
                "\"kid\":\"../../keys\"",
                "\"kid\":\"a b\"",
                "\"kid\":\"\"",
                "\"kid\":7",
                "\"kid\":null",
                "\"x5t#S256\":\"short\"",
                "\"typ\":1"
            })
    void refuses_anyOtherHeader(String member) {
        String header = header(member);
        refuses(ENVELOPE_MALFORMED, () -> Jws.verify(signed(header, "{}"), TYP, KEYS.verification()));
    }

    @Test
    void refuses_aHeaderThatCanBeReadTwoWays() {
        String header = header("\"typ\":\"" + TYP + "\",\"typ\":\"" + TYP + "\"");
        refuses(JSON_DUPLICATE_KEY, () -> Jws.verify(signed(header, "{}"), TYP, KEYS.verification()));
    }

    @Test
    void refuses_aPayloadThatIsNotOneStrictObject() {
        String header = new String(JwsHeader.write(TYP, KEYS.signing()), StandardCharsets.UTF_8);
        refuses(
                JSON_DUPLICATE_KEY,
                () -> Jws.verify(signed(header, "{\"a\":{\"b\":1,\"b\":1}}"), TYP, KEYS.verification()));
        refuses(RefusalCode.JSON_MALFORMED, () -> Jws.verify(signed(header, "[]"), TYP, KEYS.verification()));
        refuses(RefusalCode.JSON_MALFORMED, () -> Jws.verify(signed(header, "{} 1"), TYP, KEYS.verification()));
    }

    @Test
    void refuses_otherSpellingsOfTheSameBytes() {
        for (String spelling : new String[] {
            TOKEN + "=", TOKEN + " ", " " + TOKEN, TOKEN + "\n", TOKEN + ".", "." + TOKEN, TOKEN.replace('.', ' '), ""
        }) {
            refuses(ENVELOPE_MALFORMED, () -> Jws.verify(spelling, TYP, KEYS.verification()));
        }
        refuses(TOO_LARGE, () -> Jws.keyNamedBy("a".repeat(SdJwt.MAX_LENGTH + 1)));
    }

    private static String header(String member) {
        StringBuilder header = new StringBuilder("{" + member);
        String[][] usual = {
            {"alg", "ES256"},
            {"typ", TYP},
            {"kid", KEYS.signing().kid().value()},
            {"x5t#S256", KEYS.signing().certificate().value()}
        };
        for (String[] one : usual) {
            if (!member.contains("\"" + one[0] + "\"")) {
                header.append(",\"" + one[0] + "\":\"" + one[1] + "\"");
            }
        }
        return header.append('}').toString();
    }

    private static String signed(String header, String payload) {
        String text = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8)) + "."
                + Base64Url.encode(payload.getBytes(StandardCharsets.UTF_8));
        return text + "." + Base64Url.encode(KEYS.signing().sign(Base64Url.ascii(text)));
    }
}
