package kz.daneker.hl7v2;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kz.daneker.mapping.RecordBuilder;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;

/** PID → Patient, NK1 → RelatedPerson, PV1 → Encounter. */
final class PatientSegments {
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
    private static final String ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final int DAY = 10;

    /** HL7 table 0001. */
    static final Map<String, AdministrativeGender> GENDERS = Map.of(
            "F", AdministrativeGender.FEMALE,
            "M", AdministrativeGender.MALE,
            "U", AdministrativeGender.UNKNOWN,
            "O", AdministrativeGender.OTHER,
            "A", AdministrativeGender.OTHER,
            "N", AdministrativeGender.OTHER);

    /** HL7 table 0004. */
    static final Map<String, String> CLASSES =
            Map.of("E", "EMER", "I", "IMP", "O", "AMB", "P", "PRENC", "R", "AMB", "B", "IMP");

    /** HL7 table 0063 → v3-RoleCode. */
    static final Map<String, String> RELATIONS = Map.ofEntries(
            Map.entry("MTH", "MTH"),
            Map.entry("FTH", "FTH"),
            Map.entry("GRD", "GUARD"),
            Map.entry("GRMTH", "GRMTH"),
            Map.entry("GRFTH", "GRFTH"),
            Map.entry("GRP", "GRPRN"),
            Map.entry("BRO", "BRO"),
            Map.entry("SIS", "SIS"),
            Map.entry("SIB", "SIB"),
            Map.entry("SPO", "SPS"),
            Map.entry("CHD", "CHILD"),
            Map.entry("PAR", "PRN"),
            Map.entry("EXF", "EXT"),
            Map.entry("SEL", "ONESELF"));

    private static final Set<String> GUARDIAN = Set.of("GRD", "G");

    private final RecordBuilder record;

    PatientSegments(RecordBuilder record) {
        this.record = record;
    }

    void pid(V2Segment pid) {
        Patient patient = record.patient();
        pid.ignore(1);
        pid.repetitions(3).forEach(id -> V2Types.identifier(id).ifPresent(patient::addIdentifier));
        pid.repetitions(5).forEach(name -> V2Types.name(name).ifPresent(patient::addName));
        V2Types.time(pid.field(7)).ifPresent(born -> patient.setBirthDateElement(day(born)));
        String sex = pid.text(8).toUpperCase(Locale.ROOT);
        if (!sex.isEmpty()) {
            patient.setGender(GENDERS.getOrDefault(sex.substring(0, 1), AdministrativeGender.UNKNOWN));
        }
        pid.repetitions(11).forEach(address -> V2Types.address(address).ifPresent(patient::addAddress));
        pid.repetitions(13)
                .forEach(phone -> V2Types.telecom(phone, ContactPointUse.HOME).ifPresent(patient::addTelecom));
        pid.repetitions(14)
                .forEach(phone -> V2Types.telecom(phone, ContactPointUse.WORK).ifPresent(patient::addTelecom));
        V2Types.concept(pid.field(15))
                .ifPresent(language -> patient.addCommunication().setLanguage(language(language)));
        multipleBirth(pid, patient);
        V2Types.time(pid.field(29)).ifPresent(patient::setDeceased);
        if (pid.text(30).equals("Y") && !patient.hasDeceased()) {
            patient.setDeceased(new BooleanType(true));
        }
    }

    private static void multipleBirth(V2Segment pid, Patient patient) {
        String order = pid.text(25);
        if (order.matches("\\d{1,2}")) {
            patient.setMultipleBirth(new IntegerType(order));
            pid.ignore(24);
        } else if (pid.text(24).equals("Y")) {
            patient.setMultipleBirth(new BooleanType(true));
        } else if (pid.text(24).equals("N")) {
            patient.setMultipleBirth(new BooleanType(false));
        }
    }

    private static CodeableConcept language(CodeableConcept written) {
        String code = written.getCodingFirstRep().getCode();
        return code == null ? written : new CodeableConcept(new Coding("urn:ietf:bcp:47", code, null));
    }

    private static DateType day(DateTimeType time) {
        String text = time.getValueAsString();
        return new DateType(text.substring(0, Math.min(DAY, text.length())));
    }

    void nk1(V2Segment nk1) {
        nk1.ignore(1);
        RelatedPerson relative = record.add(new RelatedPerson()).setPatient(record.person());
        nk1.repetitions(2).forEach(name -> V2Types.name(name).ifPresent(relative::addName));
        boolean byRelation = relation(nk1, relative);
        boolean byRole = GUARDIAN.contains(nk1.text(7));
        if (byRelation || byRole) {
            relative.addRelationship(new CodeableConcept(new Coding(ROLE, "GUARD", "guardian")));
        }
        nk1.repetitions(4).forEach(address -> V2Types.address(address).ifPresent(relative::addAddress));
        nk1.repetitions(5)
                .forEach(phone -> V2Types.telecom(phone, ContactPointUse.HOME).ifPresent(relative::addTelecom));
        V2Types.time(nk1.field(8)).ifPresent(start -> relative.getPeriod().setStartElement(start));
        V2Types.time(nk1.field(9)).ifPresent(end -> relative.getPeriod().setEndElement(end));
        V2Types.time(nk1.field(16)).ifPresent(born -> relative.setBirthDateElement(day(born)));
        nk1.repetitions(33).forEach(id -> V2Types.identifier(id).ifPresent(relative::addIdentifier));
    }

    /** Whether the relation itself says guardian. */
    private static boolean relation(V2Segment nk1, RelatedPerson relative) {
        String relation = nk1.text(3);
        String role = RELATIONS.get(relation);
        if (role != null && !GUARDIAN.contains(relation)) {
            relative.addRelationship(new CodeableConcept(new Coding(ROLE, role, null)));
        } else if (role == null) {
            V2Types.concept(nk1.field(3)).ifPresent(relative::addRelationship);
        }
        return GUARDIAN.contains(relation);
    }

    void pv1(V2Segment pv1) {
        pv1.ignore(1);
        Encounter encounter = record.add(new Encounter());
        encounter.setSubject(record.person());
        String kind = CLASSES.getOrDefault(pv1.text(2), "AMB");
        encounter.setClass_(new Coding(ACT, kind, null));
        V2Types.identifier(pv1.field(19)).ifPresent(encounter::addIdentifier);
        V2Types.time(pv1.field(44)).ifPresent(start -> encounter.getPeriod().setStartElement(start));
        V2Types.time(pv1.field(45)).ifPresent(end -> encounter.getPeriod().setEndElement(end));
        boolean over = encounter.getPeriod().hasEnd();
        encounter.setStatus(
                over
                        ? Encounter.EncounterStatus.FINISHED
                        : kind.equals("PRENC")
                                ? Encounter.EncounterStatus.PLANNED
                                : Encounter.EncounterStatus.INPROGRESS);
        for (int field : new int[] {7, 8, 9}) {
            pv1.repetitions(field)
                    .forEach(person -> V2Types.person(person)
                            .ifPresent(who -> encounter.addParticipant().setIndividual(who)));
        }
    }
}
