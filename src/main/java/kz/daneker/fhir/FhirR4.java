package kz.daneker.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.function.Supplier;
import kz.daneker.agency.Language;
import kz.daneker.agency.ReferralType;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;

/** The one FHIR R4 model of this process: making it costs a second and a half, so it is made once. */
public final class FhirR4 {
    private FhirR4() {}

    /** The model; what is read with it as it comes is refused for elements FHIR does not know, not logged. */
    public static FhirContext context() {
        return Holder.CONTEXT;
    }

    /**
     * Reads what somebody else wrote. HAPI's parser says in many ways that it does not take something: of an empty member
     * name by a StringIndexOutOfBoundsException, of a null in a list by a NullPointerException.
     *
     * @throws DataFormatException for each of them
     */
    static <T extends IBaseResource> T read(Class<T> type, String json) {
        return taken(() -> context().newJsonParser().parseResource(type, json));
    }

    /** The same, of whatever type it says it is. */
    static IBaseResource read(String json) {
        return taken(() -> context().newJsonParser().parseResource(json));
    }

    private static <T> T taken(Supplier<T> parsing) {
        try {
            return parsing.get();
        } catch (DataFormatException notFhir) {
            throw notFhir;
        } catch (RuntimeException broken) {
            throw new DataFormatException("a resource must be FHIR R4", broken);
        }
    }

    /** Loads the model now, so that the first referral does not wait for it; call at start. */
    public static void warmUp() {
        ServiceNames.in(Language.EN, ReferralType.FOLLOW_UP);
        context().newJsonParser().encodeResourceToString(new Bundle());
    }

    private static final class Holder {
        static final FhirContext CONTEXT = context();

        /** HAPI would look through every resource for some to contain in others; ours are entries of a Bundle. */
        private static FhirContext context() {
            FhirContext context = FhirContext.forR4();
            context.getParserOptions().setAutoContainReferenceTargetsWithNoId(false);
            context.setParserErrorHandler(new StrictErrorHandler());
            return context;
        }
    }
}
