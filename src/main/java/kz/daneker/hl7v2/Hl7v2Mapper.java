package kz.daneker.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.daneker.mapping.MappedRecord;
import kz.daneker.mapping.RecordBuilder;
import kz.daneker.mapping.Unmapped;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * HL7 v2.3 to v2.5.1 → FHIR R4, by the tables of the v2-to-FHIR guide and, for REF, our own (docs/mapping-hl7v2.md).
 *
 * <p>Nothing is dropped in silence: whatever field holds something and has no place in FHIR is listed, and so is every
 * segment nobody knows.
 */
public final class Hl7v2Mapper {
    /** What is mapped; ADT^A40 alone needs a second patient id. */
    static final Set<String> EVENTS = Set.of(
            "REF^I12", "REF^I13", "REF^I14", "REF^I15", "ADT^A01", "ADT^A04", "ADT^A08", "ADT^A40", "ORU^R01",
            "VXU^V04");

    private static final String CANCEL = "REF^I14";
    private static final Map<String, int[]> STEERING = Map.of(
            "MSH", new int[] {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 15, 16, 17, 18, 19, 20, 21},
            "EVN", new int[] {1, 2});

    private final V2Message message;
    private final RecordBuilder record;
    private final PatientSegments people;
    private final ClinicalSegments clinical;
    private final ResultSegments results;
    private final VaccineSegments vaccines;
    private final ReferralSegments referral;
    private final List<Unmapped> unmapped = new ArrayList<>();
    private @Nullable DomainResource latest;

    private Hl7v2Mapper(V2Message message, byte[] bytes) {
        this.message = message;
        this.record = new RecordBuilder(bytes);
        this.people = new PatientSegments(record);
        this.clinical = new ClinicalSegments(record);
        this.results = new ResultSegments(record, sender(message.header()));
        this.vaccines = new VaccineSegments(record);
        this.referral = new ReferralSegments(record);
    }

    /**
     * Maps one message.
     *
     * @param bytes as received, in the character set MSH-18 names, with or without MLLP framing
     * @throws Refusal {@code RECORD_UNSUPPORTED} at {@code MSH-9} for another event, {@code RECORD_MALFORMED} at the field
     *     that breaks the standard, {@code ENCODING}, {@code TOO_LARGE}
     */
    public static MappedRecord map(byte[] bytes) {
        V2Message message = V2Message.read(bytes);
        if (!EVENTS.contains(message.event())) {
            throw new Refusal(RefusalCode.RECORD_UNSUPPORTED, "MSH-9");
        }
        message.requireWellFormed();
        return new Hl7v2Mapper(message, bytes).map();
    }

    private static Reference sender(V2Segment header) {
        String facility = header.text(4);
        return new Reference().setType("Organization").setDisplay(facility.isEmpty() ? header.text(3) : facility);
    }

    private MappedRecord map() {
        if (message.all("PID").size() != 1) {
            throw new Refusal(RefusalCode.RECORD_MALFORMED, "PID");
        }
        STEERING.forEach((name, fields) -> message.all(name).forEach(segment -> segment.ignore(fields)));
        for (V2Segment segment : message.segments()) {
            map(segment);
            unmapped.addAll(segment.left());
        }
        record.leave(unmapped);
        return record.build();
    }

    private void map(V2Segment segment) {
        switch (segment.name()) {
            case "MSH", "EVN" -> {
                // steer the message; nobody's health
            }
            case "PID" -> people.pid(segment);
            case "NK1" -> people.nk1(segment);
            case "PV1" -> people.pv1(segment);
            case "MRG" -> merge(segment);
            case "DG1" -> clinical.dg1(segment);
            case "AL1" -> clinical.al1(segment);
            case "OBR" -> latest = results.obr(segment);
            case "OBX" -> observation(segment);
            case "RXA" -> latest = vaccines.rxa(segment).orElse(null);
            case "RXR" -> vaccines.rxr(segment);
            case "RF1" -> latest = referral.rf1(segment, message.event().equals(CANCEL));
            case "PRD" -> referral.prd(segment);
            case "NTE" -> note(segment);
            default -> {
                // every field of it is listed as left
            }
        }
    }

    private void observation(V2Segment obx) {
        if (!vaccines.obx(obx)) {
            latest = results.obx(obx);
        }
    }

    private void note(V2Segment nte) {
        if (!ResultSegments.nte(nte, latest)) {
            unmapped.add(new Unmapped(nte.at(3), "nothing before it takes a note"));
        }
    }

    /** The id that is no longer used: an old identifier of the same person. */
    private void merge(V2Segment mrg) {
        mrg.repetitions(1)
                .forEach(id -> V2Types.identifier(id)
                        .ifPresent(old -> record.patient().addIdentifier(old.setUse(IdentifierUse.OLD))));
    }
}
