package kz.daneker.referral;

import java.time.Instant;
import kz.daneker.agency.Regions;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;

/**
 * Reads a referral strictly: whatever the rules do not know or do not allow is refused, with one code and one place.
 *
 * <p>The order is fixed, so that one input has one answer: what may never be carried, then shape and values part by
 * part, then what the parts say about each other. Who may send to whom and what the person allowed is judged later, by
 * the consent gate.
 */
public final class ReferralReader {
    private final ReferralRules rules;
    private final Regions regions;
    private final ForbiddenThings forbidden;

    public ReferralReader(ReferralRules rules, Regions regions) {
        this.rules = rules;
        this.regions = regions;
        this.forbidden = new ForbiddenThings(rules);
    }

    /**
     * Reads a whole document as it came over the wire, before any signature is known of.
     *
     * @param document UTF-8 JSON, at most {@link ReferralRules.Limits#maxBytes()}
     * @throws Refusal {@code TOO_LARGE}, {@code ENCODING}, {@code XML_DTD_FORBIDDEN}, {@code JSON_MALFORMED},
     *     {@code JSON_DUPLICATE_KEY}, {@code JSON_TOO_DEEP} about the document as a whole, else as
     *     {@link #read(JsonNode, Instant)}
     */
    public Referral read(byte[] document, Instant now) {
        if (document.length > rules.limits().maxBytes()) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        JsonNode payload = StrictJson.read(document);
        if (!payload.isContainer()) {
            throw new Refusal(RefusalCode.JSON_MALFORMED);
        }
        return read(payload, now);
    }

    /**
     * Reads the domain payload of a referral.
     *
     * @param payload the object under the token's {@code referral} claim, every disclosure put back
     * @param now the moment the referral is judged at
     * @return the only way to come by a {@link Referral}
     * @throws Refusal with the JSON pointer of what is off, relative to {@code payload}
     */
    public Referral read(JsonNode payload, Instant now) {
        forbidden.refuseIn(payload);
        return new ReferralParts(payload, rules, regions, now).read(now);
    }
}
