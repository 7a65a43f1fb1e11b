package kz.daneker.hl7v2;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.daneker.mapping.RecordBuilder;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** RXA, RXR and the OBX that belong to them → Immunization. */
final class VaccineSegments {
    private static final String NO_VACCINE = "998";
    private static final String UNKNOWN_DOSE = "999";
    private static final String DOSE_NUMBER = "30973-2";

    /** HL7 table 0322. */
    static final Map<String, ImmunizationStatus> STATES = Map.of(
            "CP", ImmunizationStatus.COMPLETED,
            "PA", ImmunizationStatus.COMPLETED,
            "RE", ImmunizationStatus.NOTDONE,
            "NA", ImmunizationStatus.NOTDONE);

    private static final Set<String> OWN_RECORD = Set.of("00");

    private final RecordBuilder record;
    private @Nullable Immunization current;

    VaccineSegments(RecordBuilder record) {
        this.record = record;
    }

    /** Empty where the segment says that no vaccine was given: there is nothing to record. */
    Optional<Immunization> rxa(V2Segment rxa) {
        rxa.ignore(1, 2, 4);
        CodeableConcept vaccine = V2Types.concept(rxa.field(5)).orElseThrow(() -> rxa.malformed(5));
        if (NO_VACCINE.equals(vaccine.getCodingFirstRep().getCode())) {
            current = null;
            return Optional.empty();
        }
        Immunization immunization = record.add(new Immunization());
        current = immunization;
        immunization.setPatient(record.person()).setVaccineCode(vaccine);
        DateTimeType when = V2Types.time(rxa.field(3)).orElseGet(V2Types::unknownTime);
        immunization.setOccurrence(when);
        V2Field amount = rxa.field(6);
        V2Field unit = rxa.field(7);
        if (!amount.isEmpty() && !amount.text().equals(UNKNOWN_DOSE)) {
            immunization.setDoseQuantity(V2Types.quantity(amount, amount.text(), unit));
        }
        if (!rxa.text(9).isEmpty()) {
            immunization.setPrimarySource(OWN_RECORD.contains(rxa.text(9)));
            V2Types.concept(rxa.field(9))
                    .filter(source -> !immunization.getPrimarySource())
                    .ifPresent(immunization::setReportOrigin);
        }
        rxa.repetitions(10)
                .forEach(person -> V2Types.person(person)
                        .ifPresent(who -> immunization.addPerformer().setActor(who)));
        if (!rxa.text(15).isEmpty()) {
            immunization.setLotNumber(rxa.text(15));
        }
        V2Types.time(rxa.field(16))
                .ifPresent(expires -> immunization.setExpirationDateElement(new DateType(expires.getValueAsString()
                        .substring(0, Math.min(10, expires.getValueAsString().length())))));
        V2Types.concept(rxa.field(17))
                .ifPresent(maker -> immunization.setManufacturer(new Reference().setDisplay(maker.getText())));
        V2Types.concept(rxa.field(18)).ifPresent(immunization::setStatusReason);
        immunization.setStatus(status(rxa));
        return Optional.of(immunization);
    }

    private static ImmunizationStatus status(V2Segment rxa) {
        if (rxa.text(21).equals("D")) {
            return ImmunizationStatus.ENTEREDINERROR;
        }
        return STATES.getOrDefault(rxa.text(20), ImmunizationStatus.COMPLETED);
    }

    void rxr(V2Segment rxr) {
        if (current != null) {
            V2Types.concept(rxr.field(1)).ifPresent(current::setRoute);
            V2Types.concept(rxr.field(2)).ifPresent(current::setSite);
        }
    }

    /** Whether the observation is a part of the vaccination. */
    boolean obx(V2Segment obx) {
        Immunization immunization = current;
        if (immunization == null
                || !obx.text(3).equals(DOSE_NUMBER)
                || !obx.text(5).matches("[1-9]\\d?")) {
            return false;
        }
        immunization.addProtocolApplied().setDoseNumber(new PositiveIntType(obx.text(5)));
        obx.ignore(1, 2, 4, 6, 11);
        return true;
    }
}
