package kz.daneker.hl7v2;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import kz.daneker.mapping.RecordBuilder;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** OBR → DiagnosticReport, OBX → Observation, NTE → the note of what stands before it. */
final class ResultSegments {
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    /** HL7 table 0123. */
    static final Map<String, DiagnosticReportStatus> REPORT_STATES = Map.of(
            "O", DiagnosticReportStatus.REGISTERED,
            "I", DiagnosticReportStatus.REGISTERED,
            "S", DiagnosticReportStatus.REGISTERED,
            "P", DiagnosticReportStatus.PRELIMINARY,
            "A", DiagnosticReportStatus.PARTIAL,
            "R", DiagnosticReportStatus.PARTIAL,
            "F", DiagnosticReportStatus.FINAL,
            "C", DiagnosticReportStatus.CORRECTED,
            "X", DiagnosticReportStatus.CANCELLED);

    /** HL7 table 0085. */
    static final Map<String, ObservationStatus> STATES = Map.ofEntries(
            Map.entry("F", ObservationStatus.FINAL),
            Map.entry("N", ObservationStatus.FINAL),
            Map.entry("U", ObservationStatus.FINAL),
            Map.entry("C", ObservationStatus.CORRECTED),
            Map.entry("A", ObservationStatus.AMENDED),
            Map.entry("D", ObservationStatus.ENTEREDINERROR),
            Map.entry("W", ObservationStatus.ENTEREDINERROR),
            Map.entry("P", ObservationStatus.PRELIMINARY),
            Map.entry("R", ObservationStatus.PRELIMINARY),
            Map.entry("S", ObservationStatus.PRELIMINARY),
            Map.entry("I", ObservationStatus.REGISTERED),
            Map.entry("O", ObservationStatus.REGISTERED),
            Map.entry("X", ObservationStatus.CANCELLED));

    private static final Set<String> CODED = Set.of("CE", "CWE", "CNE", "CF", "IS", "ID");
    private static final Set<String> TIMES = Set.of("DT", "TS", "DTM", "TM");

    private final RecordBuilder record;
    private final Reference laboratory;
    private @Nullable DiagnosticReport report;
    private @Nullable DateTimeType reported;

    /** @param laboratory who sent the message: the performer where none is named */
    ResultSegments(RecordBuilder record, Reference laboratory) {
        this.record = record;
        this.laboratory = laboratory;
    }

    DiagnosticReport obr(V2Segment obr) {
        obr.ignore(1);
        DiagnosticReport next = record.add(new DiagnosticReport());
        next.setSubject(record.person());
        next.setCode(V2Types.concept(obr.field(4)).orElseThrow(() -> obr.malformed(4)));
        V2Types.identifier(obr.field(3)).ifPresent(next::addIdentifier);
        DateTimeType when = V2Types.time(obr.field(7)).orElse(null);
        next.setEffective(when == null ? V2Types.unknownTime() : when);
        V2Types.time(obr.field(22)).ifPresent(issued -> {
            if (issued.getValueAsString().contains("T")) {
                next.setIssued(issued.getValue());
            }
        });
        next.addCategory(TableCodes.DIAGNOSTIC_SERVICE.concept(obr.text(24).isEmpty() ? "LAB" : obr.text(24)));
        next.setStatus(REPORT_STATES.getOrDefault(obr.text(25), DiagnosticReportStatus.UNKNOWN));
        obr.repetitions(16).forEach(person -> V2Types.person(person).ifPresent(next::addResultsInterpreter));
        next.addPerformer(laboratory.copy());
        report = next;
        reported = when;
        return next;
    }

    Observation obx(V2Segment obx) {
        obx.ignore(1, 4);
        Observation observation = record.add(new Observation());
        observation.setSubject(record.person());
        boolean lab = report != null;
        observation.addCategory(new CodeableConcept(
                new Coding(TERMINOLOGY + "observation-category", lab ? "laboratory" : "exam", null)));
        observation.setCode(V2Types.concept(obx.field(3)).orElseGet(() -> new CodeableConcept().setText("—")));
        value(obx, observation);
        obx.repetitions(8)
                .forEach(flag -> observation.addInterpretation(TableCodes.INTERPRETATION.concept(flag.text())));
        if (!obx.text(7).isEmpty()) {
            observation.addReferenceRange().setText(obx.text(7));
        }
        observation.setStatus(STATES.getOrDefault(obx.text(11), ObservationStatus.UNKNOWN));
        DateTimeType when = V2Types.time(obx.field(14)).orElse(reported);
        observation.setEffective(when == null ? V2Types.unknownTime() : when.copy());
        V2Types.person(obx.field(16))
                .ifPresentOrElse(observation::addPerformer, () -> observation.addPerformer(laboratory.copy()));
        if (report != null) {
            report.addResult(record.to(observation));
        }
        return observation;
    }

    private static void value(V2Segment obx, Observation observation) {
        String type = obx.text(2);
        V2Field value = obx.field(5);
        V2Field unit = obx.field(6);
        if (value.isEmpty() || obx.text(11).equals("N")) {
            boolean notAsked = obx.text(11).equals("N");
            observation.setDataAbsentReason(new CodeableConcept(
                    new Coding(TERMINOLOGY + "data-absent-reason", notAsked ? "not-asked" : "unknown", null)));
        } else if (type.equals("NM")) {
            observation.setValue(V2Types.quantity(value, value.text(), unit));
        } else if (type.equals("SN")) {
            observation.setValue(structured(value, unit));
        } else if (CODED.contains(type)) {
            V2Types.concept(value).ifPresent(observation::setValue);
        } else if (TIMES.contains(type) && !type.equals("TM")) {
            V2Types.time(value).ifPresent(observation::setValue);
        } else {
            observation.setValue(new StringType(text(obx)));
        }
    }

    /** SN: comparator and number; anything with a second number stays text. */
    private static Type structured(V2Field value, V2Field unit) {
        Quantity quantity = new Quantity();
        if (value.get(2).matches("-?\\d+(\\.\\d+)?") && value.get(4).isEmpty()) {
            quantity = V2Types.quantity(value, new BigDecimal(value.get(2)).toPlainString(), unit);
            String comparator = value.get(1);
            if (Set.of("<", "<=", ">", ">=").contains(comparator)) {
                quantity.setComparator(QuantityComparator.fromCode(comparator));
            }
            return quantity;
        }
        return new StringType(value.get(1) + value.get(2) + value.get(3) + value.get(4) + " " + unit.text());
    }

    /** Text of several lines or parts; nothing of it is dropped. */
    private static String text(V2Segment obx) {
        StringBuilder text = new StringBuilder();
        for (V2Field line : obx.repetitions(5)) {
            line.components()
                    .forEach(parts -> parts.forEach(part -> {
                        if (!part.isEmpty()) {
                            text.append(text.isEmpty() ? "" : " ").append(part);
                        }
                    }));
        }
        return text.toString();
    }

    /** Whether the note found its place. */
    static boolean nte(V2Segment nte, @Nullable DomainResource before) {
        StringBuilder text = new StringBuilder();
        nte.repetitions(3)
                .forEach(line -> text.append(text.isEmpty() ? "" : "\n").append(line.text()));
        nte.ignore(1, 2);
        if (text.isEmpty()) {
            return true;
        }
        if (before instanceof Observation observation) {
            observation.addNote().setText(text.toString());
            return true;
        }
        if (before instanceof DiagnosticReport report) {
            String earlier = report.getConclusion();
            report.setConclusion(earlier == null ? text.toString() : earlier + "\n" + text);
            return true;
        }
        if (before instanceof ServiceRequest request) {
            request.addNote().setText(text.toString());
            return true;
        }
        return false;
    }
}
