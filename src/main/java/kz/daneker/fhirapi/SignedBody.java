package kz.daneker.fhirapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.daneker.agency.AgencyId;
import kz.daneker.fhir.ConsentFromFhir;
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
    private static final Pattern TYPE = Pattern.compile("/([A-Za-z]+)(/[A-Za-z0-9.-]{1,64})?");

    private final byte[] bytes;
    private final String signature;
    private final String type;

    private SignedBody(byte[] bytes, String signature, String type) {
        this.bytes = bytes;
        this.signature = signature;
        this.type = type;
    }

    /**
     * Verifies a body.
     *
     * @param signature the header as received; null where there is none
     * @throws Refusal {@code TOO_LARGE}, {@code SIGNATURE_INVALID} also for none, {@code KEY_UNKNOWN} for a key of anybody but
     *     the caller; as {@link StrictJson#readObject}
     */
    static SignedBody verify(byte[] bytes, @Nullable String signature, AgencyId caller, WordKeys keys) {
        if (bytes.length > ConsentFromFhir.MAX_BYTES) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        if (signature == null) {
            throw new Refusal(RefusalCode.SIGNATURE_INVALID);
        }
        DetachedJws.verify(DetachedJws.FHIR, signature, bytes, keys.ofDetached(caller, signature));
        String type = StrictJson.readObject(bytes).path("resourceType").asString("");
        return new SignedBody(bytes, signature, type);
    }

    /**
     * Passes where the body is what its address says.
     *
     * @param path below {@code /fhir}, e.g. {@code /Consent} or {@code /Task/5f0c1d2e-…}
     * @throws Refusal {@code SCHEMA_INVALID_VALUE} for another resource
     */
    void requireType(String path) {
        Matcher address = TYPE.matcher(path);
        if (address.matches() && !address.group(1).equals(type)) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/resourceType");
        }
    }

    /** Whether a resource was brought to the address of its type: if HAPI cannot read it, it is no such resource. */
    static boolean isResource(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof SignedBody
                && TYPE.matcher(String.valueOf(request.getPathInfo())).matches();
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

    /** The signature with what it signs inside: compact JWS, to be kept as it is. */
    String attached() {
        return DetachedJws.attach(signature, bytes);
    }
}
