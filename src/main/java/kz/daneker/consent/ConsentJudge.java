package kz.daneker.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentRecord.Capacity;
import kz.daneker.referral.ConsentRecord.Status;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** Says of one consent that names this recipient and purpose whether it holds today, and if not, what is wrong. */
final class ConsentJudge {
    private final Referral referral;
    private final MatrixRule rule;
    private final SharingMatrix matrix;
    private final Person person;
    private final GiverRule givers;
    private final Instant now;

    ConsentJudge(Referral referral, MatrixRule rule, SharingMatrix matrix, AgencyRegister register, Instant now) {
        this.referral = referral;
        this.rule = rule;
        this.matrix = matrix;
        this.person = Person.of(referral, matrix.consent(), now);
        this.givers = new GiverRule(referral, matrix.consent(), person, register);
        this.now = now;
    }

    /** The first fault, in the order a person would ask: is it still wanted, is it in time, is it theirs to give. */
    Optional<Refusal> fault(ConsentRecord consent, int index) {
        String at = "/consents/" + index;
        if (consent.status() != Status.ACTIVE) {
            return refusal(RefusalCode.CONSENT_WITHDRAWN, at + "/status");
        }
        if (isFuture(consent.givenAt())) {
            return refusal(RefusalCode.DATE_FUTURE, at + "/givenAt");
        }
        if (!now.isBefore(consent.expiresAt().toInstant()) || runsTooLong(consent)) {
            return refusal(RefusalCode.CONSENT_EXPIRED, at + "/expiresAt");
        }
        if (mustStandAlone() && !standsAlone(consent)) {
            return refusal(RefusalCode.CONSENT_NOT_SEPARATE, at + "/separate");
        }
        if (givers.needsGuardian(consent)) {
            return refusal(RefusalCode.GUARDIAN_MISSING, "/guardian");
        }
        if (!givers.mayGive(consent)) {
            return refusal(RefusalCode.CONSENT_GIVER, at + "/giver");
        }
        if (lacksAssent(consent)) {
            return refusal(RefusalCode.ASSENT_MISSING, at + "/assent");
        }
        return Optional.empty();
    }

    private boolean isFuture(OffsetDateTime time) {
        return time.toInstant().isAfter(now.plus(matrix.limits().clockSkew()));
    }

    /** Whole days: a consent that ends at midnight after its last day is not longer for it. */
    private boolean runsTooLong(ConsentRecord consent) {
        return Duration.between(consent.givenAt(), consent.expiresAt()).toDays()
                > matrix.consent().maxValidityDays();
    }

    private boolean mustStandAlone() {
        return rule.separateConsent()
                || matrix.consent().notBundled().contains(rule.type().name());
    }

    private static boolean standsAlone(ConsentRecord consent) {
        return consent.separate()
                && consent.voluntaryStatementShown()
                && consent.recipients().size() == 1
                && consent.purposes().size() == 1;
    }

    /** From 10 the child's own opinion counts beside the adult's; an unknown age counts as 10. */
    private boolean lacksAssent(ConsentRecord consent) {
        boolean spokenFor = consent.capacity() != Capacity.SELF && person.minor();
        if (!spokenFor || person.isYoungerThan(matrix.consent().assentFrom())) {
            return false;
        }
        return consent.assent() == null || !consent.assent().obtained();
    }

    /** Which of its own words a consent lacks, where it does not even name recipient or purpose. */
    Optional<Refusal> mismatch(ConsentRecord consent, int index) {
        if (!consent.recipients().contains(referral.recipient().value())) {
            return refusal(RefusalCode.CONSENT_RECIPIENT, "/consents/" + index + "/recipients");
        }
        if (!consent.purposes().contains(referral.header().purpose().name())) {
            return refusal(RefusalCode.CONSENT_PURPOSE, "/consents/" + index + "/purposes");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refusal(RefusalCode code, String path) {
        return Optional.of(new Refusal(code, path));
    }
}
