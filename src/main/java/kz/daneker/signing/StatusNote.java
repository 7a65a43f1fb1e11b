package kz.daneker.signing;

import java.time.Instant;
import java.util.Optional;
import kz.daneker.referral.StrictJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A signed word of the sender or the recipient about what it does with a referral. Each names the one before it, so a missing, repeated
 * or reordered one shows.
 *
 * @param issuer e.g. {@code urn:daneker:agency:clinic-47-001}
 * @param audience e.g. {@code urn:daneker:gateway}
 * @param subject {@code jti} of the referral as the issuer knows it
 * @param sequence from 1, no gaps
 * @param status e.g. {@code accepted}; which may follow which is not decided here
 * @param issuedAt whole seconds
 * @param previous digest of the note before ({@link VerifiedJws#digest}), null for the first
 * @param reason a code, e.g. {@code NO_CAPACITY}, or null
 * @param attendance {@code visited}, {@code not-visited}, or null where nothing is said about it
 */
public record StatusNote(
        String issuer,
        String audience,
        String subject,
        int sequence,
        String status,
        Instant issuedAt,
        @Nullable Digest previous,
        @Nullable String reason,
        @Nullable String attendance) {
    public static final String TYP = "referral-status+jwt";

    /** A note that says nothing about attendance. */
    public StatusNote(
            String issuer,
            String audience,
            String subject,
            int sequence,
            String status,
            Instant issuedAt,
            @Nullable Digest previous,
            @Nullable String reason) {
        this(issuer, audience, subject, sequence, status, issuedAt, previous, reason, null);
    }

    /** The note as JWS, compact form. */
    public String sign(SigningKey key) {
        ObjectNode json = StrictJson.object()
                .put("iss", issuer)
                .put("aud", audience)
                .put("sub", subject)
                .put("seq", sequence)
                .put("status", status)
                .put("iat", issuedAt.getEpochSecond());
        if (previous != null) {
            json.put("prev", previous.value());
        }
        if (reason != null) {
            json.put("reason", reason);
        }
        if (attendance != null) {
            json.put("attendance", attendance);
        }
        return Jws.sign(TYP, json, key);
    }

    /**
     * Verifies a note and reads it.
     *
     * @param key as registered under {@link Jws#keyNamedBy}; that its holder is {@link #issuer} is for the caller
     * @throws kz.daneker.refusal.Refusal as {@link Jws#verify}; {@code ENVELOPE_MALFORMED} if it lacks a part
     */
    public static VerifiedStatusNote verify(String compact, VerificationKey key) {
        VerifiedJws jws = Jws.verify(compact, TYP, key);
        return new VerifiedStatusNote(jws, read(jws.claims()));
    }

    /** Reads a note that was verified before it was kept; empty for a word of another form. */
    public static Optional<StatusNote> kept(String compact) {
        return Jws.kept(compact, TYP).map(payload -> read(new Claims(StrictJson.readObject(payload))));
    }

    private static StatusNote read(Claims claims) {
        return new StatusNote(
                claims.text("iss"),
                claims.text("aud"),
                claims.text("sub"),
                claims.count("seq"),
                claims.text("status"),
                claims.instant("iat"),
                claims.optionalText("prev").map(Digest::new).orElse(null),
                claims.optionalText("reason").orElse(null),
                claims.optionalText("attendance").orElse(null));
    }
}
