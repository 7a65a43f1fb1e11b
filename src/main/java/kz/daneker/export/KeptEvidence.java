package kz.daneker.export;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import kz.daneker.audit.Evidence;
import kz.daneker.audit.TrailFault;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import tools.jackson.databind.node.ObjectNode;

/** One line of {@code evidence.jsonl}: {@code {"c":…,"nonce":…,"evidence":…}}, bytes as base64url, still sealed. */
final class KeptEvidence {
    private static final Base64.Encoder WRITE = Base64.getUrlEncoder().withoutPadding();

    private KeptEvidence() {}

    static String line(String commitment, byte[] nonce, byte[] evidence) {
        return StrictJson.object()
                .put("c", commitment)
                .put("nonce", WRITE.encodeToString(nonce))
                .put("evidence", WRITE.encodeToString(evidence))
                .toString();
    }

    /**
     * What a line commits to.
     *
     * @throws TrailFault if it says otherwise, or is no such line
     */
    static String commitment(String line) {
        try {
            ObjectNode json = StrictJson.readObject(line.getBytes(StandardCharsets.UTF_8));
            byte[] nonce = Base64.getUrlDecoder().decode(json.path("nonce").asString(""));
            byte[] evidence =
                    Base64.getUrlDecoder().decode(json.path("evidence").asString(""));
            String commitment = json.path("c").asString("");
            boolean oneForm = line.equals(line(commitment, nonce, evidence));
            if (oneForm && Evidence.commitment(nonce, evidence).equals(commitment)) {
                return commitment;
            }
        } catch (Refusal | IllegalArgumentException e) {
            throw new TrailFault("a line of evidence must have its one form, found another");
        }
        throw new TrailFault("evidence must be what its record commits to, found other bytes");
    }
}
