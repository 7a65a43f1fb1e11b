package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.TokenParam;
import kz.daneker.audit.AuditEvent;
import kz.daneker.inquiry.EntryFilter;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/** A FHIR search of AuditEvents as a question to the trail. */
final class AuditEventFilter {
    private AuditEventFilter() {}

    /** @throws Refusal {@code REQUEST_MALFORMED} for an event or code that does not exist */
    static EntryFilter of(
            @Nullable DateRangeParam date,
            @Nullable TokenParam agent,
            @Nullable TokenParam entity,
            @Nullable TokenParam outcome,
            @Nullable TokenParam subtype) {
        EntryFilter filter = EntryFilter.all();
        if (date != null && date.getLowerBoundAsInstant() != null) {
            filter = filter.from(date.getLowerBoundAsInstant().toInstant());
        }
        if (date != null && date.getUpperBoundAsInstant() != null) {
            filter = filter.until(date.getUpperBoundAsInstant().toInstant());
        }
        if (agent != null) {
            filter = filter.byActor(agent.getValue());
        }
        if (entity != null) {
            filter = filter.about(entity.getValue());
        }
        if (outcome != null) {
            filter = filter.refusedWith(named(RefusalCode.class, outcome.getValue()));
        }
        return subtype == null ? filter : filter.of(named(AuditEvent.class, subtype.getValue()));
    }

    private static <E extends Enum<E>> E named(Class<E> kind, String name) {
        try {
            return Enum.valueOf(kind, name);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.REQUEST_MALFORMED);
        }
    }
}
