package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.AgencyType;
import kz.daneker.audit.AuditRecord;
import kz.daneker.auditevent.AuditEvents;
import kz.daneker.inquiry.EntryFilter;
import kz.daneker.inquiry.EntryMark;
import kz.daneker.inquiry.EntryPage;
import kz.daneker.inquiry.Inquiry;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/**
 * {@code /fhir/AuditEvent}: the trail, for systems of information-security auditors alone; to everybody else it is not
 * there. Each question is itself a record of the trail before it is answered.
 */
public final class AuditEventProvider implements IResourceProvider {
    private final Inquiry inquiry;
    private final AgencyRegister agencies;

    AuditEventProvider(Inquiry inquiry, AgencyRegister agencies) {
        this.inquiry = inquiry;
        this.agencies = agencies;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    /**
     * Reads one.
     *
     * @param id the record's place in the log
     */
    @Read
    public AuditEvent read(@IdParam IdType id, HttpServletRequest request) {
        AuditRecord asking = asking(request);
        if (!id.isIdPartValidLong()) {
            throw new Refusal(RefusalCode.NOT_FOUND);
        }
        return inquiry.entry(asking, id.getIdPartAsLong())
                .map(AuditEvents::of)
                .orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
    }

    /**
     * Searches, newest first, a hundred a page.
     *
     * @param agent {@code agency:<id>}, {@code officer:<id>} or {@code gateway}
     * @param entity a referral's pseudonym, as records have it
     * @param outcome a refusal's code, e.g. {@code CONSENT_MISSING}
     * @param subtype the trail's name of an event, e.g. {@code DELIVERED}
     * @param page from a {@code next} link
     */
    @Search
    public Bundle search(
            @OptionalParam(name = AuditEvent.SP_DATE) @Nullable DateRangeParam date,
            @OptionalParam(name = AuditEvent.SP_AGENT) @Nullable TokenParam agent,
            @OptionalParam(name = AuditEvent.SP_ENTITY) @Nullable TokenParam entity,
            @OptionalParam(name = AuditEvent.SP_OUTCOME) @Nullable TokenParam outcome,
            @OptionalParam(name = AuditEvent.SP_SUBTYPE) @Nullable TokenParam subtype,
            @OptionalParam(name = "_page") @Nullable StringParam page,
            HttpServletRequest request) {
        AuditRecord asking = asking(request);
        EntryFilter filter = AuditEventFilter.of(date, agent, entity, outcome, subtype);
        Optional<EntryMark> mark =
                Optional.ofNullable(page).map(StringParam::getValue).map(EntryMark::parse);
        return bundle(inquiry.search(asking, filter, mark), request);
    }

    private static Bundle bundle(EntryPage page, HttpServletRequest request) {
        Bundle found = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        page.entries()
                .forEach(entry -> found.addEntry()
                        .setFullUrl(Links.base(request) + "/AuditEvent/" + entry.index())
                        .setResource(AuditEvents.of(entry))
                        .getSearch()
                        .setMode(Bundle.SearchEntryMode.MATCH));
        found.addLink().setRelation("self").setUrl(Links.self(request));
        page.next().ifPresent(mark -> found.addLink().setRelation("next").setUrl(Links.next(request, mark.toString())));
        return found;
    }

    /** @throws Refusal {@code NOT_FOUND} for anybody but an auditor */
    private AuditRecord asking(HttpServletRequest request) {
        AgencyId caller = Callers.of(request);
        Agency auditor = agencies.find(caller)
                .filter(agency -> agency.type() == AgencyType.INFOSEC_AUDITOR)
                .orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
        return AuditRecord.of(kz.daneker.audit.AuditEvent.READ).by(auditor.id());
    }
}
