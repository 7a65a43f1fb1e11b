package kz.daneker.fhir;

import java.time.OffsetDateTime;
import kz.daneker.consent.Release;
import kz.daneker.referral.DataCategory;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;

/**
 * The recipient's own permit: what of the consent concerns this recipient and these categories. What was denied, to whom
 * else it was given, by whom and when, is not in it: a refusal tells what happened.
 */
final class Permission {
    private Permission() {}

    /** No Consent where none was given: emergency access, or no limit in time is known. */
    static void write(MessageDraft draft, Reference recipient) {
        Release release = draft.release();
        OffsetDateTime until = release.terms().permittedUntil();
        if (until == null || release.terms().labels().contains("BTG")) {
            return;
        }
        Consent consent = ConsentFrame.subsetted(ConsentFrame.of(Consent.ConsentState.ACTIVE))
                .setPatient(draft.patientReference());
        Consent.ProvisionComponent permit = consent.getProvision();
        permit.setType(Consent.ConsentProvisionType.PERMIT);
        permit.getPeriod().setEndElement(Times.dateTime(until));
        permit.addPurpose(Purposes.coding(release.terms().purpose()));
        permit.addActor()
                .setRole(Systems.concept("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP"))
                .setReference(recipient.copy());
        for (DataCategory category : CategoryMappers.inOrder().keySet()) {
            if (release.data().containsKey(category)) {
                permit.addClass_(new Coding(Systems.DATA_CATEGORY, category.name(), null));
            }
        }
        draft.request().addSupportingInfo(draft.add(consent));
    }
}
