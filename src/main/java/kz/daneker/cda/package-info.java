/** CDA R2 documents (HL7 v3), which the national e-health rules name → FHIR R4. */
@org.jspecify.annotations.NullMarked
package kz.daneker.cda;
