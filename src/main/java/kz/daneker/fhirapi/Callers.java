package kz.daneker.fhirapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.web.Caller;
import org.hl7.fhir.r4.model.IdType;

/** Who asks, and for what: the same for every resource. */
final class Callers {
    private Callers() {}

    /** The agency of the client certificate. */
    static AgencyId of(HttpServletRequest request) {
        return (AgencyId) Objects.requireNonNull(request.getAttribute(Caller.ATTRIBUTE));
    }

    /** @throws Refusal {@code NOT_FOUND} for an id nothing here can have: it is as unknown as any other */
    static UUID uuid(IdType id) {
        return uuid(id.getIdPart());
    }

    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.NOT_FOUND);
        }
    }
}
