package kz.daneker.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import kz.daneker.referral.ReferralId;
import kz.daneker.signing.AtRestCipher;
import kz.daneker.signing.WrappedKey;
import org.junit.jupiter.api.Test;

class EvidenceSealTest {
    private static final ReferralId ABOUT = new ReferralId(UUID.randomUUID());

    private final SecureRandom random = new SecureRandom();
    private final AtRestCipher cipher = new AtRestCipher(new byte[32], random);

    @Test
    void opens_evidence_underTheGatewaysKeyAlone() {
        byte[] evidence = evidence("{\"decision\":\"шешім\"}");
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;

        assertThat(new EvidenceSeal(cipher).open(ABOUT, evidence)).isEqualTo("{\"decision\":\"шешім\"}");
        assertThat(new String(evidence, StandardCharsets.ISO_8859_1)).doesNotContain("decision");
        assertThatThrownBy(() -> new EvidenceSeal(new AtRestCipher(otherKey, random)).open(ABOUT, evidence))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refuses_evidenceOfAnotherReferral_orChanged() {
        byte[] evidence = evidence("{}");
        assertThatThrownBy(() -> new EvidenceSeal(cipher).open(new ReferralId(UUID.randomUUID()), evidence))
                .isInstanceOf(IllegalStateException.class);

        evidence[evidence.length - 1] ^= 1;
        assertThatThrownBy(() -> new EvidenceSeal(cipher).open(ABOUT, evidence))
                .isInstanceOf(IllegalStateException.class);
    }

    /** The stored form, as EvidenceSeal documents it: length of the wrapped key, the wrapped key, what it seals. */
    private byte[] evidence(String json) {
        WrappedKey key = cipher.newKey(ABOUT);
        byte[] sealed = key.key().seal(json.getBytes(StandardCharsets.UTF_8), "evidence");
        byte[] wrapped = key.stored();
        return ByteBuffer.allocate(1 + wrapped.length + sealed.length)
                .put((byte) wrapped.length)
                .put(wrapped)
                .put(sealed)
                .array();
    }
}
