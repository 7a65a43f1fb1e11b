package kz.daneker.fhir;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.HumanName;
import org.jspecify.annotations.Nullable;

/** A person's name: the patronymic is the second given name, as identity papers of Kazakhstan order them. */
final class Names {
    private static final String REPRESENTATION = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";

    private Names() {}

    /** In its original script; null where no part is given. */
    static @Nullable HumanName official(Fields fields) {
        String family = fields.text("family");
        String given = fields.text("given");
        String patronymic = fields.text("patronymic");
        List<String> parts = new ArrayList<>();
        HumanName name = new HumanName().setUse(HumanName.NameUse.OFFICIAL);
        if (family != null) {
            name.setFamily(family);
            parts.add(family);
        }
        if (given != null) {
            name.addGiven(given);
            parts.add(given);
        }
        if (patronymic != null) {
            if (given == null) {
                name.addGivenElement().addExtension(Systems.DATA_ABSENT, new CodeType("unknown"));
            }
            name.addGiven(patronymic);
            parts.add(patronymic);
        }
        return parts.isEmpty() ? null : name.setText(String.join(" ", parts));
    }

    /** The passport's Latin spelling of the same name. */
    static @Nullable HumanName latin(@Nullable Fields fields) {
        HumanName name = fields == null ? null : official(fields);
        if (name != null) {
            name.addExtension(REPRESENTATION, new CodeType("ABC"));
        }
        return name;
    }
}
