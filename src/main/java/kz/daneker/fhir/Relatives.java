package kz.daneker.fhir;

import java.util.Map;
import kz.daneker.referral.DataCategory;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** The adult who answers for a child, and named relatives: RelatedPerson. */
final class Relatives {
    /** v3-RoleCode; a parent is not called guardian unless the sender says so. */
    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("mother", "MTH"),
            Map.entry("father", "FTH"),
            Map.entry("guardian", "GUARD"),
            Map.entry("curator", "GUARD"),
            Map.entry("guardianship-authority", "GUARD"),
            Map.entry("grandmother", "GRMTH"),
            Map.entry("grandfather", "GRFTH"),
            Map.entry("sister", "SIS"),
            Map.entry("brother", "BRO"),
            Map.entry("aunt", "AUNT"),
            Map.entry("uncle", "UNCLE"),
            Map.entry("husband", "HUSB"),
            Map.entry("wife", "WIFE"),
            Map.entry("daughter", "DAUC"),
            Map.entry("son", "SONC"));

    private Relatives() {}

    static void guardian(DataCategory category, Fields fields, MessageDraft draft) {
        draft.addSupporting(person(fields, draft), category);
    }

    /** Members given by name; counts and circumstances stay facts. */
    static void family(DataCategory category, Fields fields, MessageDraft draft) {
        for (Fields member : fields.list("members")) {
            RelatedPerson person = person(member, draft);
            draft.addSupporting(person, category);
            Facts.write(category, member, draft);
        }
    }

    private static RelatedPerson person(Fields fields, MessageDraft draft) {
        RelatedPerson person = new RelatedPerson().setPatient(draft.patientReference());
        String relation = fields.text("relation");
        if (relation != null) {
            String role = ROLES.get(relation);
            person.addRelationship(
                    role == null
                            ? Systems.text(relation)
                            : Systems.concept(Systems.ROLE_CODE, role).setText(relation));
        }
        Fields nested = fields.object("name");
        HumanName name = Names.official(nested == null ? fields : nested);
        if (name != null) {
            person.addName(name);
        }
        String iin = fields.text("iin");
        if (iin != null) {
            person.addIdentifier(Identity.iin(iin));
        }
        Contact.points(fields).forEach(person::addTelecom);
        addAct(person, fields.object("act"), fields);
        return person;
    }

    /** The guardianship act is an identifier of the relation: kind, number, and the day it holds from. */
    private static void addAct(RelatedPerson person, @Nullable Fields act, Fields fields) {
        String number = act == null ? fields.text("act") : act.text("number");
        if (number == null) {
            return;
        }
        Identifier identifier = person.addIdentifier().setValue(number);
        String kind = act == null ? null : act.text("kind");
        identifier.setType(Systems.text(kind == null ? "guardianship act" : kind));
        DateTimeType from = act == null ? null : act.date("date");
        if (from != null) {
            identifier.getPeriod().setStartElement(from);
        }
    }
}
