package kz.daneker.signing;

import static kz.daneker.refusal.RefusalCode.ENVELOPE_MALFORMED;
import static kz.daneker.refusal.RefusalCode.KEY_UNKNOWN;
import static kz.daneker.refusal.RefusalCode.SIGNATURE_INVALID;
import static kz.daneker.refusal.RefusalCode.TOO_LARGE;
import static kz.daneker.signing.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import java.security.interfaces.ECPublicKey;
import kz.daneker.referral.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcdhContentEncryptorTest {
    private static final String CTY = "daneker-delivery+json";
    private static final KeyName KID = new KeyName("clinic-47-001:enc:2026-1");
    private static final Keys KEYS = Keys.of(KID.value());
    private static final DecryptionKey PRIVATE =
            DecryptionKey.of(KID, KEYS.pair().getPrivate());
    private static final byte[] TEXT = SizeBuckets.pad(StrictJson.object().put("token", "ә"));

    private final ContentEncryptor encryptor = new EcdhContentEncryptor();
    private final String sealed =
            encryptor.encrypt(TEXT, CTY, EncryptionKey.of(KID, KEYS.pair().getPublic()));

    @Test
    void opens_whatItSealed() {
        assertThat(encryptor.decrypt(sealed, CTY, PRIVATE)).isEqualTo(TEXT);
    }

    @Test
    void sealsAnew_eachTime_toTheSameLength() {
        String again =
                encryptor.encrypt(TEXT, CTY, EncryptionKey.of(KID, KEYS.pair().getPublic()));
        assertThat(again).isNotEqualTo(sealed).hasSameSizeAs(sealed);
    }

    @Test
    void refuses_anotherKey() {
        Keys other = Keys.of("other");
        refuses(
                KEY_UNKNOWN,
                () -> encryptor.decrypt(
                        sealed,
                        CTY,
                        DecryptionKey.of(new KeyName("other"), other.pair().getPrivate())));
        refuses(
                SIGNATURE_INVALID,
                () -> encryptor.decrypt(
                        sealed, CTY, DecryptionKey.of(KID, other.pair().getPrivate())));
    }

    @Test
    void refuses_anotherContentType() {
        refuses(ENVELOPE_MALFORMED, () -> encryptor.decrypt(sealed, "sd-jwt", PRIVATE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void refuses_anyPartChanged(int part) {
        String[] parts = sealed.split("\\.");
        parts[part] = Tamper.character(parts[part], 3);
        refuses(SIGNATURE_INVALID, () -> encryptor.decrypt(String.join(".", parts), CTY, PRIVATE));
    }

    @Test
    void refuses_junkNimbusWouldIgnore() {
        refuses(ENVELOPE_MALFORMED, () -> encryptor.decrypt(sealed + "=", CTY, PRIVATE));
        refuses(ENVELOPE_MALFORMED, () -> encryptor.decrypt(sealed.replaceFirst("\\.", " ."), CTY, PRIVATE));
        refuses(ENVELOPE_MALFORMED, () -> encryptor.decrypt("a.b.c", CTY, PRIVATE));
        refuses(TOO_LARGE, () -> encryptor.decrypt("a".repeat(2_000_000), CTY, PRIVATE));
    }

    @Test
    void refuses_compression_otherAlgorithms_andFurtherParameters() throws Exception {
        refusesHeader(header(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
                .compressionAlgorithm(CompressionAlgorithm.DEF));
        refusesHeader(header(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM));
        refusesHeader(header(JWEAlgorithm.ECDH_ES_A128KW, EncryptionMethod.A256GCM));
        refusesHeader(header(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A128GCM));
        refusesHeader(header(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256CBC_HS512));
        refusesHeader(
                header(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM).customParam("x", 1));
    }

    private static JWEHeader.Builder header(JWEAlgorithm algorithm, EncryptionMethod method) {
        return new JWEHeader.Builder(algorithm, method).contentType(CTY).keyID(KID.value());
    }

    private void refusesHeader(JWEHeader.Builder header) throws Exception {
        JWEObject jwe = new JWEObject(header.build(), new Payload(TEXT));
        jwe.encrypt(new ECDHEncrypter((ECPublicKey) KEYS.pair().getPublic()));
        refuses(ENVELOPE_MALFORMED, () -> encryptor.decrypt(jwe.serialize(), CTY, PRIVATE));
    }
}
