package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.fhir.FhirR4;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.register.FhirConsentDesk;
import kz.daneker.register.FhirConsentView;
import kz.daneker.web.Caller;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.IdType;

/** {@code /fhir/Consent}: brought in by the agency that collected it, read by it, and in part by those it names. */
public final class ConsentProvider implements IResourceProvider {
    private static final String RECEIPT = "Daneker-Receipt";

    private final FhirConsentDesk desk;
    private final FhirConsentView view;

    ConsentProvider(FhirConsentDesk desk, FhirConsentView view) {
        this.desk = desk;
        this.view = view;
    }

    @Override
    public Class<Consent> getResourceType() {
        return Consent.class;
    }

    /**
     * Registers a Consent.
     *
     * @param parsed HAPI's reading, which nobody uses: what counts is what was signed
     */
    @Create
    public MethodOutcome create(
            @ResourceParam Consent parsed, HttpServletRequest request, HttpServletResponse response) {
        AgencyId caller = caller(request);
        SignedBody body = SignedBody.of(request);
        try {
            FhirConsentDesk.Taken taken = desk.take(caller, body.bytes(), body.signature());
            response.setHeader(RECEIPT, taken.receipt());
            MethodOutcome outcome = new MethodOutcome(
                    new IdType("Consent", taken.name().toString(), String.valueOf(taken.version())), true);
            outcome.setResource(shown(caller, taken.name()));
            return outcome;
        } catch (Refusal refusal) {
            response.setHeader(RECEIPT, desk.refused(caller, body.bytes(), refusal));
            throw refusal;
        }
    }

    @Read(version = true)
    public Consent read(@IdParam IdType id, HttpServletRequest request) {
        Consent consent = shown(caller(request), uuid(id));
        if (id.hasVersionIdPart()
                && !id.getVersionIdPart().equals(consent.getIdElement().getVersionIdPart())) {
            throw new Refusal(RefusalCode.NOT_FOUND);
        }
        return consent;
    }

    private Consent shown(AgencyId reader, UUID id) {
        FhirConsentView.Shown shown = view.show(reader, id);
        Consent consent = FhirR4.context().newJsonParser().parseResource(Consent.class, shown.json());
        consent.setId(new IdType("Consent", id.toString(), String.valueOf(shown.version())));
        consent.getMeta().setVersionId(String.valueOf(shown.version())).setLastUpdated(Date.from(shown.since()));
        if (shown.ended()) {
            consent.setStatus(ConsentState.INACTIVE);
        }
        return consent;
    }

    private static AgencyId caller(HttpServletRequest request) {
        return (AgencyId) Objects.requireNonNull(request.getAttribute(Caller.ATTRIBUTE));
    }

    private static UUID uuid(IdType id) {
        try {
            return UUID.fromString(id.getIdPart());
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.NOT_FOUND);
        }
    }
}
