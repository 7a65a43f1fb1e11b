/** What a health record becomes before it is signed: FHIR R4 resources, and a list of what had no place there. */
@org.jspecify.annotations.NullMarked
package kz.daneker.mapping;
