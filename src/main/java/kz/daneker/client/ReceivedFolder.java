package kz.daneker.client;

import java.nio.file.Path;
import java.util.UUID;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;

/**
 * Which deliveries were received, so that none counts twice: {@code <delivery id>.seen} holds the digest of its token,
 * {@code <digest of the issuer JWT>.from} the delivery it came in. No content is kept here.
 */
public final class ReceivedFolder {
    private final PrivateFiles files;

    public ReceivedFolder(Path folder) {
        this.files = new PrivateFiles(folder);
    }

    /**
     * Notes a delivery before its receipt is given. The same again passes: its receipt may have been lost on the way.
     *
     * @throws Refusal {@code DUPLICATE_CONFLICT} if this delivery's id came with another token, or this token in another
     *     delivery
     */
    public void admit(ReceivedReferral received) {
        UUID delivery = received.delivery();
        Digest token = Digest.ofAscii(received.token().token().serialize());
        requireSame(delivery + ".seen", token.value());
        requireSame(received.token().issuerJwt().digest() + ".from", delivery.toString());
    }

    private void requireSame(String name, String content) {
        String before = files.read(name).orElse(null);
        if (before == null) {
            files.write(name, content);
        } else if (!before.equals(content)) {
            throw new Refusal(RefusalCode.DUPLICATE_CONFLICT);
        }
    }
}
