/** The wire language of health: one release becomes one FHIR R4 message, or plain JSON; HAPI lives only here. */
@org.jspecify.annotations.NullMarked
package kz.daneker.fhir;
