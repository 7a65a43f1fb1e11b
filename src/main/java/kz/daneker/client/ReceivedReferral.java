package kz.daneker.client;

import java.util.Optional;
import java.util.UUID;
import kz.daneker.signing.KeyBinding;
import kz.daneker.signing.VerifiedReferralToken;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A referral that provably came to us as it left its sender; only {@link DeliveryOpener} makes one. */
public final class ReceivedReferral {
    private final UUID delivery;
    private final VisibleSender sender;
    private final VerifiedReferralToken token;
    private final KeyBinding countersignature;
    private final ObjectNode fhir;
    private final @Nullable ObjectNode plain;

    ReceivedReferral(
            UUID delivery,
            VisibleSender sender,
            VerifiedReferralToken token,
            KeyBinding countersignature,
            ObjectNode fhir,
            @Nullable ObjectNode plain) {
        this.delivery = delivery;
        this.sender = sender;
        this.token = token;
        this.countersignature = countersignature;
        this.fhir = fhir;
        this.plain = plain;
    }

    /** The id under which the recipient speaks about it. */
    public UUID delivery() {
        return delivery;
    }

    public VisibleSender sender() {
        return sender;
    }

    /** The signed token with what was released, to keep as proof. */
    public VerifiedReferralToken token() {
        return token;
    }

    /** The gateway's signature over exactly what is shown, with the digests of decision and policy. */
    public KeyBinding countersignature() {
        return countersignature;
    }

    /** The referral as released: routing, {@code data} and where given {@code note} and {@code inResponseTo}. */
    public ObjectNode referral() {
        return token.referral().deepCopy();
    }

    /** The same as a FHIR R4 message. */
    public ObjectNode fhir() {
        return fhir.deepCopy();
    }

    /** The same as plain JSON, for schools and employers. */
    public Optional<ObjectNode> plain() {
        return Optional.ofNullable(plain).map(ObjectNode::deepCopy);
    }

    /** Names the delivery only. */
    @Override
    public String toString() {
        return "ReceivedReferral[" + delivery + "]";
    }
}
