package kz.daneker.cda;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.daneker.mapping.RecordBuilder;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Results, alone or in an organizer, and sections of which only the narrative goes on; both are Observations. */
final class CdaResults {
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    static final Map<String, ObservationStatus> STATES = Map.of(
            "completed", ObservationStatus.FINAL,
            "active", ObservationStatus.PRELIMINARY,
            "aborted", ObservationStatus.CANCELLED);

    private final RecordBuilder record;
    private final CdaHeader header;

    CdaResults(RecordBuilder record, CdaHeader header) {
        this.record = record;
        this.header = header;
    }

    /** Whether at least one observation was made of it. */
    boolean result(CdaElement entry) {
        List<CdaElement> observations = Stream.concat(
                        entry.child("observation").stream(),
                        entry.children("organizer").stream()
                                .flatMap(organizer -> organizer.children("component").stream())
                                .flatMap(component -> component.child("observation").stream()))
                .toList();
        return observations.stream().filter(this::observation).count() > 0;
    }

    private boolean observation(CdaElement written) {
        Optional<CodeableConcept> code = written.child("code").flatMap(CdaTypes::concept);
        if (code.isEmpty() || written.isNegated()) {
            written.unread();
            return false;
        }
        CdaAuthors authors = new CdaAuthors(Stream.of(written));
        Observation observation = observation(code.get(), authors.who().orElseGet(header::author));
        observation.addCategory(concept("observation-category", "laboratory"));
        String state = written.child("statusCode")
                .flatMap(each -> each.attribute("code"))
                .orElse("");
        observation.setStatus(STATES.getOrDefault(state, ObservationStatus.UNKNOWN));
        observation.setEffective(
                written.child("effectiveTime").flatMap(CdaTimes::when).orElseGet(CdaTimes::unknown));
        written.child("value")
                .flatMap(CdaTypes::value)
                .ifPresentOrElse(
                        observation::setValue,
                        () -> observation.setDataAbsentReason(concept("data-absent-reason", "unknown")));
        authors.when()
                .filter(DateTimeType::hasTime)
                .ifPresent(time -> observation.setIssuedElement(new InstantType(time.getValueAsString())));
        written.children("interpretationCode")
                .forEach(each -> CdaTypes.concept(each).ifPresent(observation::addInterpretation));
        written.children("referenceRange").forEach(each -> range(each).ifPresent(observation::addReferenceRange));
        return true;
    }

    private static Optional<ObservationReferenceRangeComponent> range(CdaElement written) {
        ObservationReferenceRangeComponent range = new ObservationReferenceRangeComponent();
        written.child("observationRange", "value").flatMap(CdaTypes::range).ifPresent(value -> {
            range.setLow(value.hasLow() ? value.getLow() : null);
            range.setHigh(value.hasHigh() ? value.getHigh() : null);
        });
        written.child("observationRange", "text").flatMap(CdaTypes::written).ifPresent(range::setText);
        return range.isEmpty() ? Optional.empty() : Optional.of(range);
    }

    /**
     * What a section says in words alone, as an observation of the section's code: so it can be signed and withheld like
     * every resource. Nobody has read it, so it is restricted at least.
     */
    void narrative(CodeableConcept section, String words) {
        Observation narrative = observation(section, header.author());
        narrative.setStatus(ObservationStatus.FINAL);
        narrative.setEffective(header.time().orElseGet(CdaTimes::unknown));
        narrative.setValue(new StringType(words));
        CdaHeader.label(narrative, "R");
    }

    private Observation observation(CodeableConcept code, Reference performer) {
        return record.add(new Observation())
                .setSubject(record.person())
                .setCode(code)
                .addPerformer(performer);
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(TERMINOLOGY + system, code, null));
    }
}
