package kz.daneker.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A presenter's signature over exactly the disclosures it shows: the KB-JWT, here the gateway's countersignature.
 *
 * @param audience whom it is shown to, e.g. {@code urn:daneker:agency:clinic-47-001}
 * @param nonce makes it good for one showing, here the delivery's id
 * @param issuedAt whole seconds
 * @param extra further text claims, e.g. {@code decision} and {@code policy}, each a digest
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.3">RFC 9901 §4.3</a>
 */
public record KeyBinding(String audience, String nonce, Instant issuedAt, Map<String, String> extra) {
    public static final String TYP = "kb+jwt";

    private static final String HASH = "sd_hash";

    public KeyBinding {
        extra = Map.copyOf(extra);
    }

    /** The token with this binding, signed; a binding it had before is replaced. */
    public SdJwt bind(SdJwt token, SigningKey key) {
        ObjectNode payload = StrictJson.object()
                .put("iat", issuedAt.getEpochSecond())
                .put("aud", audience)
                .put("nonce", nonce)
                .put(HASH, Digest.ofAscii(token.presented()).value());
        extra.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(claim -> payload.put(claim.getKey(), claim.getValue()));
        return token.withKeyBinding(Jws.sign(TYP, payload, key));
    }

    /**
     * Verifies a token's KB-JWT. Whether the nonce was seen before is the caller's to find out.
     *
     * @param key of {@code cnf.jwk} in the issuer's claims, as registered for the presenter
     * @param audience who we are
     * @param now by the verifier's clock
     * @param maxAge how old a binding may be; it may also lie {@code skew} in the future
     * @throws Refusal {@code SIGNATURE_INVALID} if the token shows more or less than was bound, is meant for another
     *     audience or another time, or has no binding; else as {@link Jws#verify}
     */
    public static KeyBinding verify(
            SdJwt token, VerificationKey key, String audience, Instant now, Duration maxAge, Duration skew) {
        String jwt = token.keyBinding().orElseThrow(KeyBinding::invalid);
        Claims claims = Jws.verify(jwt, TYP, key).claims();
        return verified(claims, token, audience, now, maxAge, skew);
    }

    static KeyBinding verified(
            Claims claims, SdJwt token, String audience, Instant now, Duration maxAge, Duration skew) {
        Digest bound = new Digest(claims.text(HASH));
        Instant issuedAt = claims.instant("iat");
        boolean fits = bound.equals(Digest.ofAscii(token.presented()))
                && claims.text("aud").equals(audience)
                && !issuedAt.isAfter(now.plus(skew))
                && !issuedAt.isBefore(now.minus(maxAge).minus(skew));
        if (!fits) {
            throw invalid();
        }
        return new KeyBinding(audience, claims.text("nonce"), issuedAt, extras(claims));
    }

    /** A further text claim, e.g. {@code policy}. */
    public Optional<String> extra(String name) {
        return Optional.ofNullable(extra.get(name));
    }

    private static Map<String, String> extras(Claims claims) {
        Map<String, String> extras = new HashMap<>();
        for (String name : claims.names()) {
            switch (name) {
                case "iat", "aud", "nonce", HASH -> {
                    // a component of its own
                }
                default -> extras.put(name, claims.text(name));
            }
        }
        return extras;
    }

    private static Refusal invalid() {
        return new Refusal(RefusalCode.SIGNATURE_INVALID);
    }
}
