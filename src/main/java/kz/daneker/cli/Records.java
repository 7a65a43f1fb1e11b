package kz.daneker.cli;

import java.nio.charset.StandardCharsets;
import kz.daneker.cda.CdaMapper;
import kz.daneker.hl7v2.Hl7v2Mapper;
import kz.daneker.mapping.MappedRecord;
import kz.daneker.refusal.Refusal;

/** Health records of any standard that can be mapped, told apart by how they begin. */
final class Records {
    private Records() {}

    /** @throws Refusal as the mapper of the record's standard */
    static MappedRecord map(byte[] record) {
        return isXml(record) ? CdaMapper.map(record) : Hl7v2Mapper.map(record);
    }

    /** No HL7 v2 message begins with an angle bracket; a byte order mark may stand before it. */
    private static boolean isXml(byte[] record) {
        String start = new String(record, 0, Math.min(record.length, 64), StandardCharsets.ISO_8859_1);
        return start.replace("\u00ef\u00bb\u00bf", "").strip().startsWith("<");
    }
}
