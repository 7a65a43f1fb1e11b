/** The consent engine: what a person permitted and denied, in FHIR's terms, and what follows for one request. */
@org.jspecify.annotations.NullMarked
package kz.daneker.provision;
