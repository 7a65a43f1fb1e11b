package kz.daneker.delivery;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import kz.daneker.consent.Release;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.Digest;
import kz.daneker.signing.VerifiedReferralToken;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What ties a release to the original it came from, kept by the gateway for a dispute: digests only, each part salted, so
 * that the manifest alone tells neither content nor category.
 */
final class Manifest {
    private static final int SALT_BYTES = 32;

    private Manifest() {}

    /** On open routes the recipient holds the original's own signature; its digest is all that is needed. */
    static String ofOpen(VerifiedReferralToken original, Release release) {
        return link(original, release).toString();
    }

    /** On masked routes each released part is committed to: show its salt and content, and anyone can check. */
    static String ofMasked(VerifiedReferralToken original, Release release, SecureRandom random) {
        ObjectNode manifest = link(original, release).put("salt", salt(random));
        ArrayNode parts = manifest.putArray("parts");
        release.data().forEach((category, value) -> {
            String salt = salt(random);
            byte[] part = (salt + "." + category.name() + "." + value).getBytes(StandardCharsets.UTF_8);
            parts.addObject().put("salt", salt).put("digest", Digest.of(part).value());
        });
        return manifest.toString();
    }

    private static ObjectNode link(VerifiedReferralToken original, Release release) {
        return StrictJson.object()
                .put("v", 1)
                .put("original", original.issuerJwt().digest().value())
                .put("delivery", release.deliveryId().toString());
    }

    private static String salt(SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }
}
