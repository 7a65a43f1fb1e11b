package kz.daneker.signing;

import java.util.HashSet;
import java.util.Set;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form every referral's token has, from an agency or, re-issued, from the gateway.
 *
 * <p>The form is checked because the gateway can only leave out what is a disclosure: whatever an issuer shows plainly
 * inside the signature would reach the recipient whatever was consented to.
 */
public final class ReferralToken {
    public static final String TYP = "referral+sd-jwt";
    /** {@code vct}, the type of the claims. */
    public static final String TYPE_OF_CLAIMS = "urn:daneker:referral:1";

    private static final Set<String> TOP_LEVEL = Set.of(
            "iss", "aud", "iat", "exp", "jti", "vct", "purpose", "cnf", Reserved.ALGORITHM, "referral", "evidence");
    private static final SdJwtProcessor PROCESSOR = new SdJwtProcessor(new SdJwtProfile(22, true, neverHidden()));

    private ReferralToken() {}

    /**
     * Verifies the issuer's signature and the form, and puts the claims together. Whether issuer, audience, times and
     * {@code cnf} are right for the occasion is for the caller, who knows the occasion.
     *
     * @param key as registered under {@link Jws#keyNamedBy}
     * @throws Refusal as {@link Jws#verify} and {@link SdJwtProcessor#process}; {@code ENVELOPE_MALFORMED} also if
     *     anything but routing is shown plainly, or digests are too few to hide their number
     */
    public static VerifiedReferralToken verify(SdJwt token, VerificationKey key) {
        VerifiedJws jws = Jws.verify(token.issuerJwt(), TYP, key);
        requireForm(jws.signedTree());
        return new VerifiedReferralToken(token, jws, PROCESSOR.process(jws, token.disclosures()));
    }

    private static void requireForm(ObjectNode payload) {
        require(TOP_LEVEL.containsAll(payload.propertyNames()));
        require(TYPE_OF_CLAIMS.equals(new Claims(payload).text("vct")));
        JsonNode referral = payload.path("referral");
        require(referral.isObject());
        for (String name : referral.propertyNames()) {
            require(ReferralPlan.VISIBLE.contains(name) || name.equals("data") || name.equals(Reserved.DIGESTS));
        }
        requireDigests(referral, 0);
        JsonNode data = referral.path("data");
        if (!data.isMissingNode()) {
            require(data.isObject() && data.size() == 1);
            requireDigests(data, ReferralPlan.DATA_DIGESTS);
        }
    }

    private static void requireDigests(JsonNode object, int atLeast) {
        JsonNode digests = object.path(Reserved.DIGESTS);
        require(digests instanceof ArrayNode && digests.size() >= atLeast && digests.size() % 8 == 0);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Refusal(RefusalCode.ENVELOPE_MALFORMED);
        }
    }

    private static Set<String> neverHidden() {
        Set<String> pointers = new HashSet<>();
        TOP_LEVEL.forEach(name -> pointers.add("/" + name));
        ReferralPlan.VISIBLE.forEach(name -> pointers.add(ReferralPlan.REFERRAL + "/" + name));
        pointers.add(ReferralPlan.DATA);
        return pointers;
    }
}
