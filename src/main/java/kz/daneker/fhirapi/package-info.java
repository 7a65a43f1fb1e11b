/** The FHIR R4 door: what clinics' systems may read and bring at {@code /fhir}, and nothing HAPI would add by itself. */
@org.jspecify.annotations.NullMarked
package kz.daneker.fhirapi;
