package kz.daneker.fhir;

import kz.daneker.referral.DataCategory;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** Who the referral is about: ID_NAME, ID_BIRTH and ID_NATIONAL become the Patient. */
final class Identity {
    private Identity() {}

    static void name(DataCategory category, Fields fields, MessageDraft draft) {
        draft.labelPatient(category);
        addName(draft.patient(), Names.official(fields));
        addName(draft.patient(), Names.latin(fields.object("nameLatin")));
        addName(draft.patient(), Names.latin(fields.object("latin")));
    }

    private static void addName(Patient patient, @Nullable HumanName name) {
        if (name != null) {
            patient.addName(name);
        }
    }

    static void birth(DataCategory category, Fields fields, MessageDraft draft) {
        draft.labelPatient(category);
        Patient patient = draft.patient();
        DateTimeType day = fields.date("birthDate");
        if (day != null) {
            String text = day.getValueAsString();
            patient.setBirthDateElement(
                    new DateType(text.substring(0, Math.min(text.length(), "2014-09-02".length()))));
        } else {
            patient.getBirthDateElement().addExtension(Systems.DATA_ABSENT, new CodeType("unknown"));
        }
        String sex = fields.text("sex");
        if (sex != null) {
            patient.setGender(gender(sex));
        }
    }

    private static AdministrativeGender gender(String sex) {
        return switch (sex) {
            case "F" -> AdministrativeGender.FEMALE;
            case "M" -> AdministrativeGender.MALE;
            default -> AdministrativeGender.UNKNOWN;
        };
    }

    /** The IIN, or the number a person without one is known by until it is issued. */
    static void national(DataCategory category, Fields fields, MessageDraft draft) {
        draft.labelPatient(category);
        String iin = fields.text("iin");
        if (iin != null) {
            draft.patient().addIdentifier(iin(iin));
        }
        String temporary = fields.text("temporaryId");
        if (temporary != null) {
            draft.patient()
                    .addIdentifier()
                    .setUse(Identifier.IdentifierUse.TEMP)
                    .setSystem(Systems.TEMPORARY_ID)
                    .setValue(temporary);
        }
    }

    static Identifier iin(String iin) {
        return new Identifier()
                .setUse(Identifier.IdentifierUse.OFFICIAL)
                .setType(Systems.concept(Systems.V2_IDENTIFIER_TYPE, "NI"))
                .setSystem(Systems.IIN)
                .setValue(iin);
    }
}
