package kz.daneker.cda;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import kz.daneker.mapping.MappedRecord;
import kz.daneker.mapping.RecordBuilder;
import kz.daneker.mapping.SecureXml;
import kz.daneker.refusal.Refusal;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * CDA R2 → FHIR R4: the header, and the sections of allergies, medications, problems, immunizations and results; of other
 * sections the narrative alone. What was not read is listed by its place.
 */
public final class CdaMapper {
    private final RecordBuilder record;
    private final CdaElement document;
    private final CdaHeader header;
    private final CdaResults results;

    /** LOINC code of a section → what is made of its entries. */
    private final Map<String, Predicate<CdaElement>> sections;

    private CdaMapper(byte[] bytes) {
        this.document = CdaElement.root(SecureXml.parse(bytes));
        this.record = new RecordBuilder(bytes);
        this.header = new CdaHeader(document, record);
        this.results = new CdaResults(record, header);
        CdaAdministrations given = new CdaAdministrations(record);
        this.sections = Map.of(
                "48765-2", new CdaAllergies(record)::allergy,
                "10160-0", given::medication,
                "11450-4", new CdaFindings(record)::problem,
                "11369-6", given::immunization,
                "30954-2", results::result);
    }

    /**
     * Maps one document.
     *
     * @param bytes as received: XML 1.0 in UTF-8 or a declared Windows-1251, at most 1 MiB
     * @throws Refusal {@code XML_DTD_FORBIDDEN}, {@code ENCODING}, {@code TOO_LARGE}, {@code RECORD_UNSUPPORTED} for XML
     *     that is no ClinicalDocument, {@code RECORD_MALFORMED} at the element that breaks the standard
     */
    public static MappedRecord map(byte[] bytes) {
        return new CdaMapper(bytes).map();
    }

    private MappedRecord map() {
        header.map();
        document.child("component", "structuredBody")
                .ifPresent(body -> body.children("component")
                        .forEach(component -> component.child("section").ifPresent(this::section)));
        MappedRecord mapped = record.build();
        header.seal(mapped.bundle());
        return new MappedRecord(mapped.bundle(), document.left());
    }

    private void section(CdaElement section) {
        Optional<CdaElement> code = section.child("code");
        section.child("title");
        String kind = code.flatMap(each -> each.attribute("code")).orElse("");
        Predicate<CdaElement> reader = sections.getOrDefault(kind, entry -> false);
        boolean any = false;
        for (CdaElement entry : section.children("entry")) {
            boolean read = reader.test(entry);
            any |= read;
            if (!read) {
                entry.unread();
            }
        }
        if (!any) {
            narrative(section);
        }
        section.children("component").forEach(inner -> inner.child("section").ifPresent(this::section));
    }

    private void narrative(CdaElement section) {
        Optional<String> words = section.child("text").map(CdaElement::text).filter(CdaPersons::says);
        Optional<String> title = section.child("title").map(CdaElement::text).filter(CdaPersons::says);
        CodeableConcept code = section.child("code").flatMap(CdaTypes::concept).orElseGet(CodeableConcept::new);
        title.ifPresent(code::setText);
        words.ifPresent(text -> results.narrative(code.isEmpty() ? code.setText("section") : code, text));
    }
}
