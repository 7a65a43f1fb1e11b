package kz.daneker.fhir;

import java.math.BigDecimal;
import kz.daneker.referral.DataCategory;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Body measures, each an Observation after FHIR's vital-signs profile: LOINC code, UCUM unit. */
final class Measures {
    private Measures() {}

    static void write(DataCategory category, Fields fields, MessageDraft draft) {
        DateTimeType when = fields.date("measuredAt");
        add(fields.number("weightKg"), "29463-7", "kg", when, category, draft);
        add(fields.number("heightCm"), "8302-2", "cm", when, category, draft);
        add(fields.number("temperatureC"), "8310-5", "Cel", when, category, draft);
    }

    private static void add(
            @Nullable BigDecimal value,
            String loinc,
            String unit,
            @Nullable DateTimeType when,
            DataCategory category,
            MessageDraft draft) {
        if (value == null) {
            return;
        }
        DateTimeType effective = new DateTimeType();
        effective.addExtension(Systems.DATA_ABSENT, new CodeType("unknown"));
        Observation observation = Facts.observation("vital-signs", draft);
        observation.setCode(Systems.concept(Systems.LOINC, loinc));
        observation.setEffective(when == null ? effective : when.copy());
        observation.setValue(new Quantity()
                .setValue(value)
                .setUnit(unit)
                .setSystem(Systems.UCUM)
                .setCode(unit));
        draft.addSupporting(observation, category);
    }
}
