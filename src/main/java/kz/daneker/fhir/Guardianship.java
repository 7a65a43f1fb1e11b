package kz.daneker.fhir;

import kz.daneker.provision.Grantor.Proof;

/** What the caller knows of the right of one person or office to speak for another. */
@FunctionalInterface
public interface Guardianship {
    /** Nobody's right is known. */
    Guardianship UNKNOWN = (performer, patient) -> Proof.MISSING;

    /**
     * Whether this performer may speak for this patient.
     *
     * @param performer as the Consent references them, e.g. {@code RelatedPerson/12} or an agency id
     * @param patient as the Consent references them
     */
    Proof of(String performer, String patient);
}
