package kz.daneker.provision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for what about whom, why and when.
 *
 * @param recipient as {@link Actors} knows it, e.g. {@code clinic-47-001}
 * @param purpose v3-ActReason or local code, e.g. {@code TREAT}
 * @param items in the order the answer will keep
 * @param at the instant everything is judged at: acceptance, dispatch, retry or pull
 * @param legalReference number of the act that asks for it, e.g. a court order {@code 2-417/26}; null without one
 * @param emergency break-glass as declared; null without one
 */
public record Request(
        Patient patient,
        String recipient,
        String purpose,
        List<Item> items,
        Instant at,
        @Nullable String legalReference,
        @Nullable EmergencyClaim emergency) {
    public Request {
        items = List.copyOf(items);
    }

    /** The ordinary case: no act of law and no emergency. */
    public static Request of(Patient patient, String recipient, String purpose, List<Item> items, Instant at) {
        return new Request(patient, recipient, purpose, items, at, null, null);
    }
}
