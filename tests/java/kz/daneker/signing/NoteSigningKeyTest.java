package kz.daneker.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class NoteSigningKeyTest {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 8032 §7.1, test 2. */
    @Test
    void agrees_withTheRfc() {
        NoteSigningKey key =
                NoteSigningKey.ofSeed(HEX.parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
        byte[] message = {0x72};
        assertThat(HEX.formatHex(key.verificationKey().raw()))
                .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        assertThat(HEX.formatHex(key.sign(message)))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        key.verificationKey().verify(message, key.sign(message));
    }

    @Test
    void refuses_anyChange() {
        NoteSigningKey key = NoteSigningKey.generate(new SecureRandom());
        byte[] message = {1, 2, 3};
        byte[] signature = key.sign(message);
        byte[] longer = Arrays.copyOf(signature, 65);
        signature[5] ^= 1;
        Refusals.refuses(
                RefusalCode.SIGNATURE_INVALID, () -> key.verificationKey().verify(message, signature));
        Refusals.refuses(
                RefusalCode.SIGNATURE_INVALID, () -> key.verificationKey().verify(message, longer));
        assertThat(NoteSigningKey.ofSeed(key.seed()).verificationKey().raw())
                .isEqualTo(key.verificationKey().raw());
        assertThatThrownBy(() -> NoteVerificationKey.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
