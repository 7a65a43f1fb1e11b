package kz.daneker.client;

import java.util.UUID;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.ContentEncryptor;
import kz.daneker.signing.DecryptionKey;
import kz.daneker.signing.KeyBinding;

/** Opens deliveries and believes none of them before every signature and every part fits. */
public final class DeliveryOpener {
    private final ContentEncryptor encryptor;
    private final DecryptionKey key;
    private final OriginCheck origin;
    private final CountersignCheck countersign;
    private final ReferralCheck referrals;
    private final CompanionCheck companions;

    DeliveryOpener(
            ContentEncryptor encryptor,
            DecryptionKey key,
            OriginCheck origin,
            CountersignCheck countersign,
            ReferralCheck referrals,
            CompanionCheck companions) {
        this.encryptor = encryptor;
        this.key = key;
        this.origin = origin;
        this.countersign = countersign;
        this.referrals = referrals;
        this.companions = companions;
    }

    /**
     * Decrypts and verifies. Whether it was received before is for {@link ReceivedFolder} to say.
     *
     * @param delivery the id it was fetched under
     * @param jwe as fetched
     * @throws Refusal for anything that does not fit; no receipt may be given then
     */
    public ReceivedReferral open(UUID delivery, String jwe) {
        Delivery opened = Delivery.read(encryptor.decrypt(jwe, Delivery.CONTENT_TYPE, key));
        OriginCheck.Known known = origin.verify(opened.token(), delivery);
        KeyBinding binding = countersign.verify(known.token(), delivery);
        referrals.require(known.token());
        companions.require(opened, known.token().referral(), delivery);
        return new ReceivedReferral(
                delivery,
                known.sender(),
                known.token(),
                binding,
                opened.fhir(),
                opened.plainIfAny().orElse(null));
    }
}
