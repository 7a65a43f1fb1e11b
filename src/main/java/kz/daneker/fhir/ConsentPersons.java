package kz.daneker.fhir;

import kz.daneker.referral.BestInterest;
import kz.daneker.referral.ConsentRecord.Capacity;
import kz.daneker.referral.ConsentRecord.Giver;
import kz.daneker.referral.ConsentSheet;
import kz.daneker.referral.Guardian;
import kz.daneker.referral.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Whose a FHIR Consent is and who gave it, in the exchange's own words. A reference into the sender's own server names
 * nobody here: that takes an identifier, or the person contained in the Consent.
 *
 * @param subject null where nothing is told that the exchange could recognise the person by
 * @param guardian who answers for the person, where somebody else than the person spoke
 * @param act what a guardian's right rests on
 * @param proven whether the Consent says where its signed original is
 * @param interest why sharing is best for a child too young to be asked
 */
public record ConsentPersons(
        @Nullable Subject subject,
        @Nullable Guardian guardian,
        ConsentSheet.@Nullable Act act,
        Giver giver,
        Capacity capacity,
        boolean proven,
        @Nullable BestInterest interest) {}
