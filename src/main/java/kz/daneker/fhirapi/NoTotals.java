package kz.daneker.fhirapi;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;

/** Takes the total from every answer to a search: HAPI fills it in, and a count tells of what is hidden. */
@Interceptor
public final class NoTotals {
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void strip(IBaseResource answer) {
        if (answer instanceof Bundle bundle) {
            bundle.setTotalElement(null);
        }
    }
}
