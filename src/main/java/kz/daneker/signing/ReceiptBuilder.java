package kz.daneker.signing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import kz.daneker.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** Fills in a {@link Receipt} part by part. */
public final class ReceiptBuilder {
    private @Nullable String issuer;
    private @Nullable String audience;
    private @Nullable Instant issuedAt;
    private @Nullable String id;
    private @Nullable String refersTo;
    private @Nullable Digest message;
    private List<Digest> disclosures = List.of();
    private @Nullable Outcome outcome;
    private @Nullable String code;
    private @Nullable String path;
    private List<Digest> forwarded = List.of();
    private int withheld;
    private @Nullable ReceiptDecision decision;
    private @Nullable Long logIndex;

    ReceiptBuilder() {}

    public ReceiptBuilder from(String urn) {
        this.issuer = urn;
        return this;
    }

    public ReceiptBuilder to(String urn) {
        this.audience = urn;
        return this;
    }

    public ReceiptBuilder at(Instant time) {
        this.issuedAt = time;
        return this;
    }

    /** The receipt's own {@code jti}. */
    public ReceiptBuilder id(String jti) {
        this.id = jti;
        return this;
    }

    /** The {@code jti} of the message spoken about. */
    public ReceiptBuilder about(String jti) {
        this.refersTo = jti;
        return this;
    }

    public ReceiptBuilder received(Digest issuerJwt, List<Digest> disclosureDigests) {
        this.message = issuerJwt;
        this.disclosures = disclosureDigests;
        return this;
    }

    public ReceiptBuilder outcome(Outcome what) {
        this.outcome = what;
        return this;
    }

    /** Why not, and where. */
    public ReceiptBuilder because(Refusal refusal) {
        this.code = refusal.code().name();
        this.path = refusal.path();
        return this;
    }

    public ReceiptBuilder forwarding(List<Digest> digests, int withheldDisclosures) {
        this.forwarded = digests;
        this.withheld = withheldDisclosures;
        return this;
    }

    /** For the sender only. */
    public ReceiptBuilder decision(ReceiptDecision what) {
        this.decision = what;
        return this;
    }

    public ReceiptBuilder logged(long index) {
        this.logIndex = index;
        return this;
    }

    /**
     * The receipt.
     *
     * @throws NullPointerException if issuer, audience, time, id, message or outcome was not given
     */
    public Receipt build() {
        return new Receipt(
                Objects.requireNonNull(issuer, "from"),
                Objects.requireNonNull(audience, "to"),
                Objects.requireNonNull(issuedAt, "at"),
                Objects.requireNonNull(id, "id"),
                refersTo,
                Objects.requireNonNull(message, "received"),
                disclosures,
                Objects.requireNonNull(outcome, "outcome"),
                code,
                path,
                forwarded,
                withheld,
                decision,
                logIndex);
    }
}
