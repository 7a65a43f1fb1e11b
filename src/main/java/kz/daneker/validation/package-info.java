/** HL7's own validator without network: FHIR R4, the International Patient Summary and what this project publishes. */
@org.jspecify.annotations.NullMarked
package kz.daneker.validation;
