package kz.daneker.intake;

import java.nio.charset.StandardCharsets;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.ContentEncryptor;
import kz.daneker.signing.DecryptionKey;

/** Takes the token out of what it came in. */
final class EnvelopeOpener {
    /** {@code cty} of a referral sealed to the gateway. */
    static final String CONTENT_TYPE = "sd-jwt";

    private static final int LARGEST_TOKEN = 256 * 1024;
    private static final int LARGEST_JWE = LARGEST_TOKEN * 4 / 3 + 1024;

    private final ContentEncryptor encryptor;
    private final DecryptionKey gatewayKey;

    EnvelopeOpener(ContentEncryptor encryptor, DecryptionKey gatewayKey) {
        this.encryptor = encryptor;
        this.gatewayKey = gatewayKey;
    }

    /**
     * The token as text.
     *
     * @throws Refusal {@code TOO_LARGE} over 256 KiB, else as {@link ContentEncryptor#decrypt}
     */
    public OpenedEnvelope open(ReceivedMessage message) {
        byte[] bytes = message.bytes();
        if (message.form() == ReceivedMessage.Form.JWE) {
            bytes = encryptor.decrypt(ascii(bytes, LARGEST_JWE), CONTENT_TYPE, gatewayKey);
        }
        return new OpenedEnvelope(message, ascii(bytes, LARGEST_TOKEN));
    }

    private static String ascii(byte[] bytes, int atMost) {
        if (bytes.length > atMost) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
