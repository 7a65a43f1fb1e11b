package kz.daneker.fhirapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import kz.daneker.delivery.Rereading;
import kz.daneker.refusal.Refusal;
import org.hl7.fhir.r4.model.IdType;

/** Reads the caller's own deliveries for the resource providers. */
final class DeliveryReader {
    private final Rereading rereading;

    DeliveryReader(Rereading rereading) {
        this.rereading = rereading;
    }

    /** @throws Refusal {@code NOT_FOUND} as {@link Rereading#read} */
    Delivered read(IdType id, HttpServletRequest request) {
        return read(Callers.uuid(id), request);
    }

    Delivered read(UUID id, HttpServletRequest request) {
        return Delivered.of(id, rereading.read(Callers.of(request), id));
    }
}
