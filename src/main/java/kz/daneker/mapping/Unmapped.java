package kz.daneker.mapping;

/**
 * A part of a record that has no place in FHIR here, named by where it stands and never by what it says.
 *
 * @param where in the words of the record's own standard, e.g. {@code PID-22}, {@code OBX[3]-17}, {@code ZPI[1]},
 *     {@code /ClinicalDocument/component/structuredBody/component[4]}
 * @param why a short reason in English, e.g. {@code no mapping}, {@code unit unknown}
 */
public record Unmapped(String where, String why) {}
