package kz.daneker.fhirapi;

import jakarta.servlet.http.HttpServletRequest;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.DetachedJws;
import kz.daneker.trust.WordKeys;
import org.jspecify.annotations.Nullable;

/** What an agency sent to the FHIR door: its exact bytes and the agency's signature over them, verified before parsing. */
final class SignedBody {
    /** The detached JWS over the body, {@code typ} {@link DetachedJws#FHIR}. */
    static final String SIGNATURE = "Daneker-Signature";

    private static final String ATTRIBUTE = "kz.daneker.signed-body";
    private static final int MAX_BYTES = 262_144;

    private final byte[] bytes;
    private final String signature;

    private SignedBody(byte[] bytes, String signature) {
        this.bytes = bytes;
        this.signature = signature;
    }

    /**
     * Verifies a body.
     *
     * @param signature the header as received; null where there is none
     * @throws Refusal {@code TOO_LARGE}, {@code SIGNATURE_INVALID} also for none, {@code KEY_UNKNOWN} for a key of anybody but
     *     the caller; as {@link StrictJson#readObject}
     */
    static SignedBody verify(byte[] bytes, @Nullable String signature, AgencyId caller, WordKeys keys) {
        if (bytes.length > MAX_BYTES) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        if (signature == null) {
            throw new Refusal(RefusalCode.SIGNATURE_INVALID);
        }
        DetachedJws.verify(DetachedJws.FHIR, signature, bytes, keys.ofDetached(caller, signature));
        StrictJson.readObject(bytes);
        return new SignedBody(bytes, signature);
    }

    /** Keeps it with its request. */
    void attach(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static SignedBody of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof SignedBody body) {
            return body;
        }
        throw new IllegalStateException("no body may get here unverified");
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String signature() {
        return signature;
    }
}
