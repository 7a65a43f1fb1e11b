package kz.daneker.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.daneker.consent.Release;
import kz.daneker.ips.SummaryContent;
import kz.daneker.ips.SummaryWriter;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.HealthResources;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** One message being written: its entries in order, their ids, and the labels of the categories each was made from. */
final class MessageDraft {
    private final Release release;
    private final CategoryLabels labels;
    private final EntryIds ids;
    private final boolean summarised;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> summary = new ArrayList<>();
    private final Entry taskEntry;
    private final Entry requestEntry;
    private final Entry patientEntry;
    private final Task task = new Task();
    private final ServiceRequest request = new ServiceRequest();
    private final Patient patient = new Patient();

    /** @param summarised whether what is about health goes into a summary of its own */
    MessageDraft(Release release, CategoryLabels labels, boolean summarised) {
        this.release = release;
        this.summarised = summarised;
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

    /** As {@link #add}, and the request points to it; a clinic finds what is about health in its summary. */
    Reference addSupporting(DomainResource resource, DataCategory category) {
        if (summarised && HealthResources.CATEGORIES.contains(category)) {
            Entry entry = entry(resource);
            entry.labels().addAll(labels.of(category));
            summary.add(entry);
            return entry.reference();
        }
        Reference reference = add(resource, category);
        request.addSupportingInfo(reference.copy());
        return reference;
    }

    /** A resource as its sender signed it: under its own id, labelled with every category it speaks of. */
    void addSigned(DomainResource resource, Set<DataCategory> categories) {
        Entry entry = new Entry(resource, "urn:uuid:" + resource.getIdElement().getIdPart(), new TreeSet<>());
        categories.forEach(category -> entry.labels().addAll(labels.of(category)));
        if (summarised) {
            summary.add(entry);
        } else {
            entries.add(entry);
            request.addSupportingInfo(entry.reference());
        }
    }

    /** The summary of what was put aside for it, as one entry; nothing where nothing was. */
    void addSummary(Organization author) {
        if (summary.isEmpty()) {
            return;
        }
        Set<String> highWater = new TreeSet<>(patientEntry.labels());
        SecurityLabels.of(patientEntry.labels()).forEach(label -> addLabel(patient, label));
        summary.forEach(entry -> {
            highWater.addAll(entry.labels());
            SecurityLabels.of(entry.labels()).forEach(label -> addLabel(entry.resource(), label));
        });
        Bundle document = SummaryWriter.write(new SummaryContent(
                ids.next(ResourceType.Bundle),
                release.terms().createdAt(),
                release.terms().language(),
                patient,
                author,
                summary.stream().map(entry -> (DomainResource) entry.resource()).toList(),
                SecurityLabels.of(highWater)));
        Entry entry = new Entry(document, "urn:uuid:" + document.getIdElement().getIdPart(), highWater);
        entries.add(entry);
        request.addSupportingInfo(entry.reference());
    }

    /** A resource has one level of confidentiality: ours, which is never lower than its sender's. */
    private static void addLabel(Resource resource, Coding label) {
        if (label.getSystem().equals(Systems.CONFIDENTIALITY)) {
            resource.getMeta().getSecurity().removeIf(old -> label.getSystem().equals(old.getSystem()));
        }
        if (resource.getMeta().getSecurity(label.getSystem(), label.getCode()) == null) {
            resource.getMeta().addSecurity(label);
        }
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
            SecurityLabels.of(entry.labels()).forEach(label -> addLabel(entry.resource(), label));
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
