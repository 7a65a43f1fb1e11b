package kz.daneker.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A referral that comes as a FHIR message: the signed token in {@code Provenance.signature}, what it says beside it for
 * readers of FHIR; and the receipt that goes back the same way.
 */
public final class ReferralMessage {
    private static final String TOKEN = "application/sd-jwt";

    private ReferralMessage() {}

    /**
     * The token a message brings.
     *
     * @param message with one Provenance, whose one signature has {@code sigFormat} {@code application/sd-jwt}
     * @return ASCII bytes, not yet verified
     * @throws Refusal {@code SCHEMA_INVALID_VALUE} at {@code Provenance.signature} where there is not exactly one
     */
    public static byte[] token(ObjectNode message) {
        List<JsonNode> signatures = StreamSupport.stream(message.path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asString("").equals("Provenance"))
                .flatMap(provenance -> provenance.path("signature").valueStream())
                .filter(signature -> signature.path("sigFormat").asString("").equals(TOKEN))
                .toList();
        if (signatures.size() != 1) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "Provenance.signature");
        }
        try {
            return Base64.getDecoder().decode(signatures.get(0).path("data").asString(""));
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "Provenance.signature.data");
        }
    }

    /**
     * The gateway's signed receipt.
     *
     * @param receipt compact JWS, {@code typ} {@code referral-receipt+jwt}
     * @param about what the answer is about, or the message's header
     */
    public static Provenance receipt(String receipt, Reference about, Instant now) {
        Provenance provenance = new Provenance();
        provenance.setId(UUID.randomUUID().toString());
        provenance
                .addTarget(about)
                .setRecorded(Date.from(now))
                .addAgent()
                .getWho()
                .setIdentifier(gateway());
        sign(provenance, receipt, now);
        return provenance;
    }

    private static void sign(Provenance provenance, String receipt, Instant now) {
        provenance
                .addSignature()
                .addType(new Coding("urn:iso-astm:E1762-95:2013", "1.2.840.10065.1.12.1.5", "Verification Signature"))
                .setWhenElement(Times.instant(now.atOffset(ZoneOffset.UTC)))
                .setWho(new Reference().setIdentifier(gateway()))
                .setSigFormat("application/jose")
                .setData(receipt.getBytes(StandardCharsets.US_ASCII));
    }

    private static Identifier gateway() {
        return new Identifier().setSystem(Systems.URI).setValue(Systems.GATEWAY);
    }
}
