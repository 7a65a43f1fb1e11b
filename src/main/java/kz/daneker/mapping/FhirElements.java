package kz.daneker.mapping;

import java.util.List;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;

/** Every element of a resource with its place, in FHIRPath. */
final class FhirElements {
    private FhirElements() {}

    /** Visits an element and then all below it; what the visitor empties is not visited below. */
    static void visit(Base element, String where, BiConsumer<Base, String> visitor) {
        visitor.accept(element, where);
        for (Property property : element.children()) {
            List<Base> values = property.getValues();
            for (int i = 0; i < values.size(); i++) {
                visit(values.get(i), place(where, property, i), visitor);
            }
        }
    }

    /** E.g. {@code Bundle.entry[1].resource.name[0]}; an element of many types goes without its {@code [x]}. */
    private static String place(String where, Property property, int index) {
        String name = property.getName().replace("[x]", "");
        return where + "." + name + (property.isList() ? "[" + index + "]" : "");
    }
}
