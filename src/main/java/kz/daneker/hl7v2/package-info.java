/** HL7 v2 messages of a clinic's older system become FHIR R4, at the sender's side and before anything is signed. */
@org.jspecify.annotations.NullMarked
package kz.daneker.hl7v2;
