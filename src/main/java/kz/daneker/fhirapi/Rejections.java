package kz.daneker.fhirapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.store.Database;
import kz.daneker.store.StoreUnavailable;
import kz.daneker.web.Caller;

/** Puts on the trail that something brought to the FHIR door was turned away. */
final class Rejections {
    private final AuditTrail trail;
    private final Database database;

    Rejections(AuditTrail trail, Database database) {
        this.trail = trail;
        this.database = database;
    }

    /**
     * Records it, unless nothing was brought.
     *
     * @return the refusal to answer with: another one where the store cannot take the record
     */
    Refusal record(HttpServletRequest request, Refusal refusal) {
        if (!FhirDoor.BRING.contains(request.getMethod())
                || !(request.getAttribute(Caller.ATTRIBUTE) instanceof AgencyId caller)) {
            return refusal;
        }
        try {
            trail.record(
                    database,
                    List.of(AuditRecord.of(AuditEvent.REJECTED).by(caller).refused(refusal.code())));
            return refusal;
        } catch (StoreUnavailable e) {
            return new Refusal(RefusalCode.UNAVAILABLE);
        }
    }
}
