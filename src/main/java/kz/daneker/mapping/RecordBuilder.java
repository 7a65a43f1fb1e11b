package kz.daneker.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.daneker.referral.NamedUuid;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;

/** Puts a {@link MappedRecord} together: ids by the record's own bytes, references by them. */
public final class RecordBuilder {
    /** Under it records are named; made up once. */
    private static final UUID RECORDS = UUID.fromString("5b0ab1c2-8a4e-4d0c-9f5b-6a3d3c0f7e11");

    private final UUID record;
    private final Map<ResourceType, Integer> made = new EnumMap<>(ResourceType.class);
    private final List<Resource> resources = new ArrayList<>();
    private final List<Unmapped> unmapped = new ArrayList<>();
    private final Patient patient;

    /** @param record all of it, as it came: another record gives other ids */
    public RecordBuilder(byte[] record) {
        this(record, new Patient());
    }

    /** @param patient the person as the record itself says it in FHIR; owned by this value from now on */
    RecordBuilder(byte[] record, Patient patient) {
        this.patient = patient;
        this.record = NamedUuid.of(RECORDS, new String(record, StandardCharsets.ISO_8859_1));
        add(patient);
    }

    /** The person the record is about, its first entry. */
    public Patient patient() {
        return patient;
    }

    public Reference person() {
        return to(patient);
    }

    /** Takes a resource up and names it. */
    public <R extends Resource> R add(R resource) {
        ResourceType type = resource.getResourceType();
        resource.setId(NamedUuid.of(record, type + "/" + made.merge(type, 1, Integer::sum))
                .toString());
        resources.add(resource);
        return resource;
    }

    /** A reference to what was taken up. */
    public Reference to(Resource resource) {
        return new Reference("urn:uuid:" + resource.getIdElement().getIdPart());
    }

    public void leave(List<Unmapped> parts) {
        unmapped.addAll(parts);
    }

    public MappedRecord build() {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.COLLECTION).setId(record.toString());
        resources.forEach(resource -> bundle.addEntry()
                .setFullUrl("urn:uuid:" + resource.getIdElement().getIdPart())
                .setResource(resource));
        return new MappedRecord(bundle, unmapped);
    }
}
