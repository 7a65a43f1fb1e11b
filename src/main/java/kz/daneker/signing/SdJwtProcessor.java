package kz.daneker.signing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts disclosures back where their digests are, and refuses whatever does not fit exactly.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-7.1">RFC 9901 §7.1</a>
 */
public final class SdJwtProcessor {
    private static final String SHA_256 = "sha-256";

    private final SdJwtProfile profile;

    public SdJwtProcessor(SdJwtProfile profile) {
        this.profile = profile;
    }

    /**
     * Puts a token together.
     *
     * @param issuerJwt whose signature holds; processing anything else is not possible
     * @param disclosures base64url, each found in the token exactly once
     * @throws Refusal {@code SIGNATURE_INVALID} for a disclosure the signature does not cover, e.g. one changed after
     *     signing; {@code ENVELOPE_MALFORMED} for one given twice or in the wrong place, a digest found twice, a reserved or colliding name, a weak salt or another hash; {@code TOO_LARGE} for more
     *     than {@value SdJwt#MAX_DISCLOSURES}; {@code JSON_*} and {@code ENCODING} for a disclosure's JSON, and {@code
     *     JSON_TOO_DEEP} when put together
     */
    public ProcessedSdJwt process(VerifiedJws issuerJwt, List<String> disclosures) {
        return process(issuerJwt.signedTree(), disclosures);
    }

    ProcessedSdJwt process(ObjectNode payload, List<String> disclosures) {
        requireSha256(payload);
        Placing placing = new Placing(byDigest(disclosures), profile);
        ObjectNode claims = placing.root(payload);
        placing.requireAllPlaced();
        return new ProcessedSdJwt(claims, placing.placements());
    }

    private static void requireSha256(ObjectNode payload) {
        JsonNode algorithm = payload.get(Reserved.ALGORITHM);
        if (algorithm != null && !(algorithm.isString() && SHA_256.equals(algorithm.stringValue()))) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }

    /** Only hashed: nothing is read before a signed digest vouches for it. */
    private static Map<Digest, String> byDigest(List<String> disclosures) {
        if (disclosures.size() > SdJwt.MAX_DISCLOSURES) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        Map<Digest, String> byDigest = new HashMap<>();
        for (String disclosure : disclosures) {
            if (byDigest.put(Digest.ofAscii(disclosure), disclosure) != null) {
                throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
            }
        }
        return byDigest;
    }
}
