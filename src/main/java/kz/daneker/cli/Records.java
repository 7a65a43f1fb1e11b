package kz.daneker.cli;

import kz.daneker.cda.CdaMapper;
import kz.daneker.hl7v2.Hl7v2Mapper;
import kz.daneker.mapping.FhirReader;
import kz.daneker.mapping.MappedRecord;
import kz.daneker.mapping.RecordStart;
import kz.daneker.mapping.SecureXml;
import kz.daneker.refusal.Refusal;

/** Health records of any standard that can be mapped, told apart by how they begin. */
final class Records {
    private static final String FHIR = "http://hl7.org/fhir";

    private Records() {}

    /** @throws Refusal as the mapper of the record's standard */
    static MappedRecord map(byte[] record) {
        return switch (RecordStart.of(record)) {
            case JSON -> FhirReader.map(record);
            case XML -> isFhir(record) ? FhirReader.map(record) : CdaMapper.map(record);
            case OTHER -> Hl7v2Mapper.map(record);
        };
    }

    private static boolean isFhir(byte[] xml) {
        return FHIR.equals(SecureXml.parse(xml).getDocumentElement().getNamespaceURI());
    }
}
