package kz.daneker.fhir;

import java.util.LinkedHashMap;
import java.util.Map;
import kz.daneker.referral.DataCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * The health categories, all by one table: the name of a list says what its items are, whichever category holds it.
 *
 * <p>Items are reported by the sender, often not a clinician, so nothing is called confirmed.
 */
final class Clinical {
    private static final Map<String, ItemMapper> LISTS = lists();

    private Clinical() {}

    /** Makes one resource of one item; what it leaves in the item follows as facts. */
    private interface ItemMapper {
        DomainResource make(Fields item, MessageDraft draft);
    }

    static void map(DataCategory category, Fields fields, MessageDraft draft) {
        LISTS.forEach((name, mapper) -> {
            for (Fields item : fields.list(name)) {
                draft.addSupporting(mapper.make(item, draft), category);
                Facts.write(category, item, draft);
            }
        });
        Screenings.write(category, fields, draft);
        Measures.write(category, fields, draft);
    }

    private static Map<String, ItemMapper> lists() {
        Map<String, ItemMapper> lists = new LinkedHashMap<>();
        lists.put("problems", Clinical::condition);
        lists.put("conditions", Clinical::condition);
        lists.put("diagnoses", Clinical::condition);
        lists.put("allergies", Clinical::allergy);
        lists.put("medications", Clinical::medication);
        lists.put("immunizations", Clinical::immunization);
        lists.put("vaccinations", Clinical::immunization);
        lists.put("alerts", Clinical::alert);
        return lists;
    }

    private static Condition condition(Fields item, MessageDraft draft) {
        Condition condition = new Condition()
                .setSubject(draft.patientReference())
                .setCode(Concepts.read(item, null))
                .addCategory(Systems.concept(
                        "http://terminology.hl7.org/CodeSystem/condition-category", "problem-list-item"))
                .setClinicalStatus(
                        Systems.concept("http://terminology.hl7.org/CodeSystem/condition-clinical", "active"));
        DateTimeType onset = item.date("onset", "since");
        if (onset != null) {
            condition.setOnset(onset);
        }
        Facts.notes(item).forEach(condition::addNote);
        return condition;
    }

    private static AllergyIntolerance allergy(Fields item, MessageDraft draft) {
        AllergyIntolerance allergy = new AllergyIntolerance()
                .setPatient(draft.patientReference())
                .setCode(Concepts.read(item, null))
                .setClinicalStatus(
                        Systems.concept("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "active"));
        String reaction = item.text("reaction");
        if (reaction != null) {
            allergy.addReaction().addManifestation(Systems.text(reaction));
        }
        Facts.notes(item).forEach(allergy::addNote);
        return allergy;
    }

    private static MedicationStatement medication(Fields item, MessageDraft draft) {
        MedicationStatement medication = new MedicationStatement()
                .setStatus(MedicationStatement.MedicationStatementStatus.UNKNOWN)
                .setSubject(draft.patientReference())
                .setMedication(Concepts.read(item, null))
                .setEffective(dateOrUnknown(item.date("since", "start")));
        String dosage = item.text("dosage", "dose");
        if (dosage != null) {
            medication.addDosage().setText(dosage);
        }
        Facts.notes(item).forEach(medication::addNote);
        return medication;
    }

    private static Immunization immunization(Fields item, MessageDraft draft) {
        DateTimeType date = item.date("date", "occurrence");
        Immunization immunization = new Immunization()
                .setStatus(Immunization.ImmunizationStatus.COMPLETED)
                .setPatient(draft.patientReference())
                .setVaccineCode(Concepts.read(item, null))
                .setOccurrence(date == null ? new StringType("unknown") : date);
        Facts.notes(item).forEach(immunization::addNote);
        return immunization;
    }

    /** Flag has no notes: what it does not hold follows as facts. */
    private static Flag alert(Fields item, MessageDraft draft) {
        return new Flag()
                .setStatus(Flag.FlagStatus.ACTIVE)
                .setSubject(draft.patientReference())
                .setCode(Concepts.read(item, null));
    }

    private static DateTimeType dateOrUnknown(@Nullable DateTimeType date) {
        if (date != null) {
            return date;
        }
        DateTimeType unknown = new DateTimeType();
        unknown.addExtension(Systems.DATA_ABSENT, new CodeType("unknown"));
        return unknown;
    }
}
