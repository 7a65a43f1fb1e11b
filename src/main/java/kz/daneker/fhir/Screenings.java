package kz.daneker.fhir;

import java.util.List;
import kz.daneker.referral.DataCategory;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Type;

/** Scores of screening tools and evaluation scales, {@code {tool, score}}: one QuestionnaireResponse each. */
final class Screenings {
    private static final List<String> LISTS = List.of("screening", "screenings", "scales");

    private Screenings() {}

    static void write(DataCategory category, Fields fields, MessageDraft draft) {
        for (String name : LISTS) {
            for (Fields item : fields.list(name)) {
                add(category, item, draft);
            }
        }
    }

    /** The scale stands for itself: it names no patient, so that a study's copy stays pseudonymous. */
    static void scale(DataCategory category, Fields fields, MessageDraft draft) {
        write(category, fields, draft);
        add(category, fields, draft);
    }

    private static void add(DataCategory category, Fields item, MessageDraft draft) {
        QuestionnaireResponse response =
                new QuestionnaireResponse().setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
        DateTimeType date = item.date("date", "authored");
        if (date != null) {
            response.setAuthoredElement(date);
        }
        if (category != DataCategory.EVAL_SCALE) {
            response.setSubject(draft.patientReference());
        }
        int number = 0;
        for (Fields.Fact fact : item.rest()) {
            number++;
            response.addItem()
                    .setLinkId(Integer.toString(number))
                    .setText(fact.label())
                    .addAnswer()
                    .setValue(answer(Facts.value(fact.value())));
        }
        if (number > 0) {
            draft.addSupporting(response, category);
        }
    }

    private static Type answer(Type value) {
        return value instanceof Quantity quantity ? new DecimalType(quantity.getValue()) : value;
    }
}
