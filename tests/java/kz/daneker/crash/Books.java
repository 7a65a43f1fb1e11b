package kz.daneker.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kz.daneker.agency.AgencyId;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.SignedReferral;

/** What senders were promised and recipients got, written down outside the gateway; thread-safe. */
final class Books {
    /** A promise: the gateway's signed receipt, byte for byte as it came. */
    record Promise(AgencyId sender, AgencyId recipient, SignedReferral referral, String receipt) {}

    private final Map<UUID, Promise> promises = new ConcurrentHashMap<>();
    private final Map<UUID, AgencyId> recipientsOf = new ConcurrentHashMap<>();
    private final Map<UUID, String> tokenOf = new ConcurrentHashMap<>();
    private final Map<String, UUID> deliveryOf = new ConcurrentHashMap<>();
    private final Map<UUID, UUID> openReferralIn = new ConcurrentHashMap<>();
    private final Set<UUID> signed = ConcurrentHashMap.newKeySet();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    void promised(Promise promise) {
        Promise before = promises.putIfAbsent(promise.referral().id().value(), promise);
        if (before != null && !before.receipt().equals(promise.receipt())) {
            fault("a resend of " + promise.referral() + " got another receipt");
        }
    }

    /** A recipient decrypted and verified this; before its receipt it may do so again with the same bytes. */
    void received(AgencyId recipient, ReceivedReferral referral) {
        UUID delivery = referral.delivery();
        String token = referral.token().token().serialize();
        same(tokenOf.putIfAbsent(delivery, token), token, "delivery " + delivery + " held another token before");
        same(deliveryOf.putIfAbsent(referral.token().token().issuerJwt(), delivery), delivery, "token came twice");
        same(recipientsOf.putIfAbsent(delivery, recipient), recipient, "delivery went to two");
        if (!referral.sender().neutral()) {
            openReferralIn.put(
                    delivery,
                    UUID.fromString(referral.referral().path("referralId").asString()));
        }
    }

    void signedFor(UUID delivery) {
        signed.add(delivery);
    }

    boolean isSigned(UUID delivery) {
        return signed.contains(delivery);
    }

    int deliveries() {
        return tokenOf.size();
    }

    private <T> void same(T before, T now, String otherwise) {
        if (before != null && !before.equals(now)) {
            fault(otherwise);
        }
    }

    void fault(String what) {
        faults.add(what);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    List<Promise> promises() {
        return List.copyOf(promises.values());
    }

    List<Promise> promisesTo(AgencyId recipient) {
        return promises().stream()
                .filter(promise -> promise.recipient().equals(recipient))
                .toList();
    }

    /** Deliveries this agency decrypted. */
    List<UUID> deliveriesTo(AgencyId recipient) {
        return recipientsOf.entrySet().stream()
                .filter(entry -> entry.getValue().equals(recipient))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Referral ids this agency read, one for each delivery on an open route. */
    List<UUID> openReferrals() {
        return List.copyOf(openReferralIn.values());
    }
}
