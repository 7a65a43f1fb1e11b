package kz.daneker.mapping;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import java.util.regex.Pattern;
import kz.daneker.fhir.FhirR4;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;

/** What FHIR demands and the parser lets pass: elements that must be there, times written in full, extensions that say something. */
final class FhirDemands {
    private static final Pattern TIME = Pattern.compile(
            "\\d{4}(-\\d{2}(-\\d{2}" + "(T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2}))?)?)?");

    private FhirDemands() {}

    /** @throws Refusal {@code RECORD_MALFORMED} at the first element that is missing, no time or says nothing */
    static void require(Base element, String where) {
        FhirElements.visit(element, where, (each, at) -> {
            if (each instanceof BaseDateTimeType time
                    && time.hasValue()
                    && !TIME.matcher(time.getValueAsString()).matches()) {
                throw new Refusal(RefusalCode.RECORD_MALFORMED, at);
            }
            if (each instanceof Extension extension && !extension.hasValue() && !extension.hasExtension()) {
                throw new Refusal(RefusalCode.RECORD_MALFORMED, at);
            }
            if (definition(each) instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
                requireChildren(composite, each, at);
            }
        });
    }

    private static BaseRuntimeElementDefinition<?> definition(Base element) {
        return element instanceof Resource resource
                ? FhirR4.context().getResourceDefinition(resource)
                : FhirR4.context().getElementDefinition(element.getClass());
    }

    private static void requireChildren(BaseRuntimeElementCompositeDefinition<?> composite, Base element, String at) {
        for (BaseRuntimeChildDefinition child : composite.getChildren()) {
            if (child.getMin() > 0
                    && child.getAccessor().getValues(element).stream().allMatch(IBase::isEmpty)) {
                throw new Refusal(
                        RefusalCode.RECORD_MALFORMED,
                        at + "." + child.getElementName().replace("[x]", ""));
            }
        }
    }
}
