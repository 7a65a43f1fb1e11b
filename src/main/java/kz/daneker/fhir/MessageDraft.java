package kz.daneker.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.daneker.consent.Release;
import kz.daneker.referral.DataCategory;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** One message being written: its entries in order, their ids, and the labels of the categories each was made from. */
final class MessageDraft {
    private final Release release;
    private final CategoryLabels labels;
    private final EntryIds ids;
    private final List<Entry> entries = new ArrayList<>();
    private final Entry taskEntry;
    private final Entry requestEntry;
    private final Entry patientEntry;
    private final Task task = new Task();
    private final ServiceRequest request = new ServiceRequest();
    private final Patient patient = new Patient();

    MessageDraft(Release release, CategoryLabels labels) {
        this.release = release;
        this.labels = labels;
        this.ids = new EntryIds(release.terms().referralId());
        this.taskEntry = append(task);
        this.requestEntry = append(request);
        this.patientEntry = append(patient);
    }

    /** One resource, where it is found, and the labels it has gathered. */
    private record Entry(Resource resource, String url, Set<String> labels) {
        Reference reference() {
            return new Reference(url);
        }
    }

    Release release() {
        return release;
    }

    Task task() {
        return task;
    }

    Reference taskReference() {
        return taskEntry.reference();
    }

    ServiceRequest request() {
        return request;
    }

    Reference requestReference() {
        return requestEntry.reference();
    }

    Patient patient() {
        return patient;
    }

    Reference patientReference() {
        return patientEntry.reference();
    }

    /** A resource that says nothing of a data category. */
    Reference add(Resource resource) {
        return append(resource).reference();
    }

    /** A resource made from a released category: it carries the category's labels. */
    Reference add(Resource resource, DataCategory category) {
        Entry entry = append(resource);
        entry.labels().addAll(labels.of(category));
        return entry.reference();
    }

    /** As {@link #add}, and the request points to it. */
    Reference addSupporting(Resource resource, DataCategory category) {
        Reference reference = add(resource, category);
        request.addSupportingInfo(reference.copy());
        return reference;
    }

    /** Says that the patient now holds something of this category. */
    void labelPatient(DataCategory category) {
        patientEntry.labels().addAll(labels.of(category));
    }

    void labelRequest(DataCategory category) {
        requestEntry.labels().addAll(labels.of(category));
        taskEntry.labels().addAll(labels.of(category));
    }

    /** References to what the sender said so far; who the parties are, nobody said. */
    List<Reference> content() {
        return entries.stream()
                .filter(entry -> !(entry.resource() instanceof Organization))
                .map(Entry::reference)
                .toList();
    }

    /** Header first, as a message demands; the bundle's labels are the high-water mark of all of it. */
    Bundle assemble(Resource header, Set<String> handling) {
        Entry first = entry(header);
        Bundle bundle = new Bundle();
        Set<String> highWater = new TreeSet<>(release.terms().labels());
        highWater.addAll(handling);
        List<Entry> ordered = new ArrayList<>();
        ordered.add(first);
        ordered.addAll(entries);
        for (Entry entry : ordered) {
            highWater.addAll(entry.labels());
            SecurityLabels.of(entry.labels()).forEach(entry.resource().getMeta()::addSecurity);
            bundle.addEntry().setFullUrl(entry.url()).setResource(entry.resource());
        }
        SecurityLabels.of(highWater).forEach(bundle.getMeta()::addSecurity);
        return bundle;
    }

    private Entry append(Resource resource) {
        Entry entry = entry(resource);
        entries.add(entry);
        return entry;
    }

    private Entry entry(Resource resource) {
        UUID id = ids.next(resource.getResourceType());
        resource.setId(id.toString());
        return new Entry(resource, "urn:uuid:" + id, new TreeSet<>());
    }
}
