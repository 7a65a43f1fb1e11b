package kz.daneker.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.consent.Release;
import kz.daneker.fhir.BundleWriter;
import kz.daneker.fhir.Parties;
import kz.daneker.fhir.PlainReferral;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.ContentEncryptor;
import kz.daneker.signing.Digest;
import kz.daneker.signing.EncryptionKey;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.SizeBuckets;
import kz.daneker.trust.Party;
import kz.daneker.trust.TrustStore;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Maps what is released to FHIR, pads it to a common size and seals it to the recipient's registered key. */
final class SealingDesk {
    /** {@code cty} of a sealed delivery. */
    static final String CONTENT_TYPE = "daneker-delivery+json";

    private final ContentEncryptor encryptor;
    private final TrustStore trust;
    private final Clock clock;

    SealingDesk(ContentEncryptor encryptor, TrustStore trust, Clock clock) {
        this.encryptor = encryptor;
        this.trust = trust;
        this.clock = clock;
    }

    /** Refuses {@code RECIPIENT_KEY_MISSING} where the recipient has no key that may be used now. */
    public SealedDelivery seal(ReleasedReferral released) {
        Agency recipient = released.recipient();
        Instant now = clock.instant();
        EncryptionKey key = trust.register().encryption(Party.of(recipient.id()), now);
        String jwe = encryptor.encrypt(SizeBuckets.pad(message(released)), CONTENT_TYPE, key);
        StoredDelivery delivery = new StoredDelivery(
                released.release().deliveryId(),
                released.stored().id(),
                recipient.id(),
                StoredDelivery.State.READY,
                now,
                released.stored().expiresAt(),
                Digest.ofAscii(released.token().issuerJwt()).value());
        return new SealedDelivery(
                released.stored(),
                released.known(),
                recipient,
                delivery,
                jwe,
                released.decision(),
                released.manifest(),
                released.matrix().digest(),
                released.goodUntil(),
                shownSender(released.release().sender()),
                released.release().terms().inResponseTo());
    }

    private static String shownSender(Release.VisibleSender sender) {
        AgencyId agency = sender.agency();
        return agency == null ? PartyUrn.neutral(Objects.requireNonNull(sender.neutral())) : PartyUrn.of(agency);
    }

    private ObjectNode message(ReleasedReferral released) {
        Release release = released.release();
        Agency recipient = released.recipient();
        ObjectNode message = StrictJson.object().put("token", released.token().serialize());
        message.putRawValue(
                "fhir",
                new RawValue(new BundleWriter(released.matrix())
                        .write(release, new Parties(recipient.type(), recipient.name()))));
        switch (recipient.type()) {
            case SCHOOL, EMPLOYER -> message.putRawValue("plain", new RawValue(PlainReferral.write(release)));
            default -> {
                // systems of the other kinds read FHIR
            }
        }
        return message;
    }
}
