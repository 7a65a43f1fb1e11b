package kz.daneker.ips;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import kz.daneker.referral.NamedUuid;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * Writes a summary as an IPS document Bundle, in one form that is valid under IPS 1.1.0 and 2.0.0: required sections are
 * never empty, every entry is reached from the Composition, every reference is some entry's fullUrl.
 *
 * @see <a href="https://hl7.org/fhir/uv/ips/">International Patient Summary</a>
 */
public final class SummaryWriter {
    private static final String IPS = "http://hl7.org/fhir/uv/ips/StructureDefinition/";
    private static final String URN_UUID = "urn:uuid:";

    private final SummaryContent content;
    private final SummaryWords words;
    private final Narrative narrative;
    private final Map<String, Resource> entries = new LinkedHashMap<>();

    private SummaryWriter(SummaryContent content) {
        this.content = content;
        this.words = SummaryWords.in(content.language());
        this.narrative = new Narrative(words);
    }

    /** The document; equal contents give equal documents. */
    public static Bundle write(SummaryContent content) {
        return new SummaryWriter(content).document();
    }

    private Bundle document() {
        Composition composition = composition();
        Patient patient = content.patient().copy();
        completed(patient);
        entries.put(URN_UUID + composition.getId(), composition);
        entries.put(url(patient), patient);
        entries.put(url(content.author()), content.author().copy());
        sections().forEach((kind, resources) -> composition.addSection(section(kind, resources)));
        content.clinical().forEach(this::add);
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.DOCUMENT)
                .setIdentifier(identifier())
                .setTimestampElement(new InstantType(date(), TemporalPrecisionEnum.SECOND, zone()));
        bundle.setId(content.id().toString());
        bundle.setLanguage(content.language().tag());
        bundle.getMeta().addProfile(IPS + "Bundle-uv-ips");
        content.labels().forEach(label -> bundle.getMeta().addSecurity(label.copy()));
        entries.forEach((url, resource) -> bundle.addEntry().setFullUrl(url).setResource(resource));
        return bundle;
    }

    private Composition composition() {
        Composition composition = new Composition();
        composition.setId(named("Composition").toString());
        composition.setLanguage(content.language().tag());
        composition.getMeta().addProfile(IPS + "Composition-uv-ips");
        content.labels().forEach(label -> composition.getMeta().addSecurity(label.copy()));
        composition
                .setIdentifier(identifier())
                .setStatus(Composition.CompositionStatus.FINAL)
                .setType(new CodeableConcept(new Coding("http://loinc.org", "60591-5", "Patient summary Document")))
                .setSubject(patient())
                .setDateElement(new DateTimeType(date(), TemporalPrecisionEnum.SECOND, zone()))
                .addAuthor(new Reference(url(content.author())))
                .setTitle(words.say("title"))
                .setConfidentiality(Confidentiality.of(content.labels()))
                .setCustodian(new Reference(url(content.author())))
                .setText(narrative.sentence(words.say("title")));
        return composition;
    }

    private Map<SectionKind, List<DomainResource>> sections() {
        Map<SectionKind, List<DomainResource>> sections = new EnumMap<>(SectionKind.class);
        for (SectionKind kind : SectionKind.values()) {
            if (kind.isRequired()) {
                sections.put(kind, new ArrayList<>());
            }
        }
        Dependants dependants = new Dependants(content.clinical());
        for (DomainResource resource : content.clinical()) {
            SectionKind.of(resource)
                    .or(() -> dependants.unreached(resource))
                    .ifPresent(kind -> sections.computeIfAbsent(kind, none -> new ArrayList<>())
                            .add(resource));
        }
        return sections;
    }

    private SectionComponent section(SectionKind kind, List<DomainResource> resources) {
        SectionComponent section =
                new SectionComponent().setTitle(words.say("section." + kind)).setCode(kind.code());
        if (resources.isEmpty()) {
            DomainResource nothing = NoInformation.about(kind, patient());
            nothing.setId(named("none/" + kind).toString());
            add(nothing);
            section.setText(narrative.sentence(words.say("none." + kind)));
            return section.addEntry(new Reference(url(nothing)));
        }
        section.setText(narrative.table(resources));
        resources.forEach(resource -> section.addEntry(new Reference(url(resource))));
        return section;
    }

    private void add(DomainResource resource) {
        DomainResource copy = resource.copy();
        Profiles.of(copy).ifPresent(profile -> {
            if (copy.getMeta().getProfile().stream().noneMatch(has -> profile.equals(has.getValue()))) {
                copy.getMeta().getProfile().add(new CanonicalType(profile));
            }
        });
        entries.put(url(copy), copy);
    }

    /** IPS demands a name and a birth date; what was not released is said to be absent, as if it were not known. */
    private static void completed(Patient patient) {
        if (!patient.hasName()) {
            StringType absent = new StringType();
            absent.addExtension(NoInformation.DATA_ABSENT, new CodeType("unknown"));
            patient.addName().setTextElement(absent);
        }
        if (!patient.hasBirthDate()) {
            DateType absent = new DateType();
            absent.addExtension(NoInformation.DATA_ABSENT, new CodeType("unknown"));
            patient.setBirthDateElement(absent);
        }
        patient.getMeta().addProfile(IPS + "Patient-uv-ips");
    }

    private Identifier identifier() {
        return new Identifier().setSystem("urn:ietf:rfc:3986").setValue(URN_UUID + content.id());
    }

    private Reference patient() {
        return new Reference(url(content.patient()));
    }

    private UUID named(String name) {
        return NamedUuid.of(content.id(), name);
    }

    private Date date() {
        return Date.from(content.at().toInstant());
    }

    private TimeZone zone() {
        return TimeZone.getTimeZone(content.at().getOffset());
    }

    private static String url(Resource resource) {
        return URN_UUID + resource.getIdElement().getIdPart();
    }
}
