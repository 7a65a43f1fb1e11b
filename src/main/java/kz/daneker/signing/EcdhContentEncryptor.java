package kz.daneker.signing;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import java.text.ParseException;
import java.util.Set;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JWE by {@code ECDH-ES+A256KW} on P-256 with {@code A256GCM}: what every JOSE library can open (RFC 7518 §4.6, §5.3).
 *
 * <p>Bouncy Castle agrees on the key, the JDK encrypts the content.
 */
public final class EcdhContentEncryptor implements ContentEncryptor {
    private static final JWEAlgorithm ALGORITHM = JWEAlgorithm.ECDH_ES_A256KW;
    private static final EncryptionMethod METHOD = EncryptionMethod.A256GCM;
    private static final JOSEObjectType TYPE = new JOSEObjectType("JWE");
    /** All there may be: no {@code zip} (bombs), no {@code p2c}, {@code jku}, {@code crit}. */
    private static final Set<String> HEADER = Set.of("alg", "enc", "kid", "cty", "typ", "epk");

    /** Base64url of the largest bucket, with room for header and key. */
    private static final int MAX_LENGTH = SizeBuckets.LARGEST / 3 * 4 + 4096;

    @Override
    public String encrypt(byte[] plaintext, String contentType, EncryptionKey recipient) {
        JWEHeader header = new JWEHeader.Builder(ALGORITHM, METHOD)
                .type(TYPE)
                .contentType(contentType)
                .keyID(recipient.kid().value())
                .build();
        try {
            JWEObject jwe = new JWEObject(header, new Payload(plaintext));
            ECDHEncrypter encrypter = new ECDHEncrypter(recipient.key());
            encrypter.getJCAContext().setKeyEncryptionProvider(CryptoProviders.elliptic());
            jwe.encrypt(encrypter);
            return jwe.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("encrypting failed to key " + recipient.kid(), e);
        }
    }

    @Override
    public byte[] decrypt(String jwe, String contentType, DecryptionKey key) {
        requireForm(jwe, contentType, key.kid());
        try {
            JWEObject parsed = JWEObject.parse(jwe);
            ECDHDecrypter decrypter = new ECDHDecrypter(key.key());
            decrypter.getJCAContext().setKeyEncryptionProvider(CryptoProviders.elliptic());
            parsed.decrypt(decrypter);
            return parsed.getPayload().toBytes();
        } catch (ParseException e) {
            throw malformed();
        } catch (JOSEException | IllegalArgumentException e) {
            throw new Refusal(RefusalCode.SIGNATURE_INVALID);
        }
    }

    /** Before Nimbus, which ignores junk inside base64url and header parameters it does not know. */
    private static void requireForm(String jwe, String contentType, KeyName kid) {
        if (jwe.length() > MAX_LENGTH) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        String[] parts = jwe.split("\\.", -1);
        if (parts.length != 5) {
            throw malformed();
        }
        for (int part = 1; part < parts.length; part++) {
            Base64Url.requireOneSpelling(parts[part]);
        }
        ObjectNode header = StrictJson.readObject(Base64Url.decode(parts[0]));
        Claims claims = new Claims(header);
        boolean ours = HEADER.containsAll(header.propertyNames())
                && claims.text("alg").equals(ALGORITHM.getName())
                && claims.text("enc").equals(METHOD.getName())
                && claims.text("cty").equals(contentType);
        if (!ours) {
            throw malformed();
        }
        if (!claims.text("kid").equals(kid.value())) {
            throw new Refusal(RefusalCode.KEY_UNKNOWN);
        }
    }

    private static Refusal malformed() {
        return new Refusal(RefusalCode.ENVELOPE_MALFORMED);
    }
}
