package kz.daneker.fhir;

import java.util.List;
import kz.daneker.referral.DataCategory;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import tools.jackson.databind.JsonNode;

/** What has no typed place in FHIR: one Observation per category, one component per fact, labelled as its category. */
final class Facts {
    private static final String OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    private Facts() {}

    /** Carries what is left of the fields; nothing where nothing is left. */
    static void write(DataCategory category, Fields fields, MessageDraft draft) {
        List<Fields.Fact> facts = fields.rest();
        if (facts.isEmpty()) {
            return;
        }
        Observation observation = observation("social-history", draft);
        observation.setCode(Systems.concept(Systems.DATA_CATEGORY, category.name()));
        for (Fields.Fact fact : facts) {
            observation.addComponent().setCode(Systems.text(fact.label())).setValue(value(fact.value()));
        }
        draft.addSupporting(observation, category);
    }

    /** The same for a resource that has room for notes. */
    static List<Annotation> notes(Fields fields) {
        return fields.rest().stream()
                .map(fact -> new Annotation().setText(fact.sentence()))
                .toList();
    }

    static Observation observation(String kind, MessageDraft draft) {
        return new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .addCategory(Systems.concept(OBSERVATION_CATEGORY, kind))
                .setSubject(draft.patientReference());
    }

    static Type value(JsonNode node) {
        if (node.isBoolean()) {
            return new BooleanType(node.booleanValue());
        }
        return node.isNumber()
                ? new Quantity().setValue(node.decimalValue())
                : new StringType(node.asString().strip());
    }
}
