package kz.daneker.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import kz.daneker.referral.ReferralId;
import org.junit.jupiter.api.Test;

class AtRestCipherTest {
    private static final ReferralId ONE = ReferralId.of("5f0c1d2e-0000-4a00-8000-000000000001");
    private static final ReferralId TWO = ReferralId.of("5f0c1d2e-0000-4a00-8000-000000000002");
    private static final byte[] TEXT = "Сәрсенов".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final AtRestCipher cipher = new AtRestCipher(new byte[32], random);
    private final WrappedKey wrapped = cipher.newKey(ONE);

    @Test
    void opens_throughTheWrappedKey() {
        byte[] sealed = wrapped.key().seal(TEXT, "original");
        assertThat(cipher.unwrap(wrapped.stored(), ONE).open(sealed, "original"))
                .isEqualTo(TEXT);
    }

    @Test
    void opens_withNoOtherKey_evenOfTheSameReferral() {
        byte[] sealed = wrapped.key().seal(TEXT, "original");
        closed(() -> cipher.newKey(ONE).key().open(sealed, "original"));
        closed(() -> cipher.unwrap(wrapped.stored(), TWO));
        byte[] otherKek = new byte[32];
        otherKek[0] = 1;
        closed(() -> new AtRestCipher(otherKek, random).unwrap(wrapped.stored(), ONE));
    }

    @Test
    void notices_aPieceMovedOrAnyByteChanged() {
        byte[] sealed = wrapped.key().seal(TEXT, "original");
        closed(() -> wrapped.key().open(sealed, "delivery"));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            closed(() -> wrapped.key().open(changed, "original"));
        }
        closed(() -> wrapped.key().open(new byte[3], "original"));
    }

    @Test
    void sealsAnew_eachTime() {
        assertThat(wrapped.key().seal(TEXT, "original"))
                .isNotEqualTo(wrapped.key().seal(TEXT, "original"));
        assertThat(wrapped.stored()).isNotEqualTo(cipher.newKey(ONE).stored());
    }

    private static void closed(Runnable open) {
        assertThatThrownBy(open::run).isInstanceOf(IllegalStateException.class);
    }
}
