package kz.daneker.cda;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.daneker.mapping.RecordBuilder;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;

/** Entries of the section of problems → Condition. */
final class CdaFindings {
    static final String STATUS = "33999-4";
    static final String SEVERITY = "SEV";
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    /** SNOMED CT's words for the state of a problem or an allergy. */
    static final Map<String, String> STATES =
            Map.ofEntries(entry("55561003", "active"), entry("73425007", "inactive"), entry("413322009", "resolved"));

    private final RecordBuilder record;

    CdaFindings(RecordBuilder record) {
        this.record = record;
    }

    /** False where nothing can be made of it. */
    boolean problem(CdaElement entry) {
        Optional<CdaElement> found = finding(entry);
        Optional<CodeableConcept> code =
                found.flatMap(each -> each.child("value")).flatMap(CdaTypes::concept);
        if (code.isEmpty()) {
            return false;
        }
        CdaElement observation = found.get();
        CdaLinks links = new CdaLinks(observation, Set.of(STATUS, SEVERITY));
        Condition condition = record.add(new Condition());
        condition.setSubject(record.person()).setCode(code.get());
        condition.addCategory(concept("condition-category", "problem-list-item"));
        Optional<CdaElement> time = observation.child("effectiveTime");
        time.flatMap(CdaTimes::start).ifPresent(condition::setOnset);
        time.flatMap(CdaTimes::high).ifPresent(condition::setAbatement);
        condition.setClinicalStatus(
                concept("condition-clinical", condition.hasAbatement() ? "resolved" : state(links)));
        if (observation.isNegated()) {
            condition.setVerificationStatus(concept("condition-ver-status", "refuted"));
        }
        links.value(SEVERITY).flatMap(CdaTypes::concept).ifPresent(condition::setSeverity);
        CdaAuthors authors = authors(entry, observation);
        authors.who().ifPresent(condition::setRecorder);
        authors.when().ifPresent(condition::setRecordedDateElement);
        return true;
    }

    /** The observation inside a concern act, or by itself. */
    static Optional<CdaElement> finding(CdaElement entry) {
        return entry.child("act", "entryRelationship", "observation").or(() -> entry.child("observation"));
    }

    /** Its own author, else that of the concern around it. */
    static CdaAuthors authors(CdaElement entry, CdaElement observation) {
        return new CdaAuthors(Stream.concat(Stream.of(observation), entry.child("act").stream()));
    }

    /** What nobody closed is open. */
    static String state(CdaLinks links) {
        return links.code(STATUS)
                .map(code -> STATES.getOrDefault(code, "active"))
                .orElse("active");
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(TERMINOLOGY + system, code, null));
    }
}
