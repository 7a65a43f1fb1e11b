package kz.daneker.cli;

import kz.daneker.hl7v2.Hl7v2Mapper;
import kz.daneker.mapping.MappedRecord;
import kz.daneker.refusal.Refusal;

/** Health records of any standard that can be mapped, told apart by how they begin. */
final class Records {
    private Records() {}

    /** @throws Refusal as the mapper of the record's standard */
    static MappedRecord map(byte[] record) {
        return Hl7v2Mapper.map(record);
    }
}
