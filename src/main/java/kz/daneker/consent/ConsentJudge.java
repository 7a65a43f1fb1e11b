package kz.daneker.consent;

import java.time.Duration;
import java.util.Optional;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.ConsentEngine;
import kz.daneker.provision.Labels;
import kz.daneker.provision.Reason;
import kz.daneker.provision.Request;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * Says of one sheet that names this recipient and purpose whether it holds today, and if not, what is wrong: what the
 * consent engine finds, and what a referral's sheet must be beside that (not too long, separate where it must be).
 */
final class ConsentJudge {
    private final Referral referral;
    private final MatrixRule rule;
    private final ConsentTerms terms;
    private final GiverRule givers;
    private final SheetReader reader;
    private final ConsentEngine engine;
    private final Request request;

    ConsentJudge(
            Referral referral,
            MatrixRule rule,
            ConsentTerms terms,
            GiverRule givers,
            SheetReader reader,
            ConsentEngine engine,
            Request request) {
        this.referral = referral;
        this.rule = rule;
        this.terms = terms;
        this.givers = givers;
        this.reader = reader;
        this.engine = engine;
        this.request = request;
    }

    /** The first fault, in the order a person would ask: is it still wanted, is it in time, is it theirs to give. */
    Optional<Refusal> fault(Sheet sheet) {
        if (!sheet.isYes()) {
            return refusal(RefusalCode.CONSENT_WITHDRAWN, sheet, "/status");
        }
        ConsentDirective directive = reader.yes(sheet);
        Reason standing = engine.standing(directive, request.at());
        if (standing == Reason.FUTURE_DATED) {
            return refusal(RefusalCode.DATE_FUTURE, sheet, "/givenAt");
        }
        if (standing != null || runsTooLong(sheet.consent())) {
            return refusal(RefusalCode.CONSENT_EXPIRED, sheet, "/expiresAt");
        }
        if (mustStandAlone() && !standsAlone(sheet.consent())) {
            return refusal(RefusalCode.CONSENT_NOT_SEPARATE, sheet, "/separate");
        }
        Reason lacks = engine.authority(directive, request, Labels.Level.V);
        return lacks == null ? Optional.empty() : lacksAuthority(lacks, sheet);
    }

    /** A sheet without the child's own opinion holds for nothing, not even for what is not sensitive. */
    private Optional<Refusal> lacksAuthority(Reason lacks, Sheet sheet) {
        if (lacks == Reason.ASSENT_MISSING || lacks == Reason.ASSENT_REFUSED) {
            return refusal(RefusalCode.ASSENT_MISSING, sheet, "/assent");
        }
        return givers.needsGuardian(sheet.consent())
                ? Optional.of(new Refusal(RefusalCode.GUARDIAN_MISSING, "/guardian"))
                : refusal(RefusalCode.CONSENT_GIVER, sheet, "/giver");
    }

    /** Whole days: a consent that ends at midnight after its last day is not longer for it. */
    private boolean runsTooLong(ConsentRecord consent) {
        return Duration.between(consent.givenAt(), consent.expiresAt()).toDays() > terms.maxValidityDays();
    }

    private boolean mustStandAlone() {
        return rule.separateConsent() || terms.notBundled().contains(rule.type().name());
    }

    private static boolean standsAlone(ConsentRecord consent) {
        return consent.separate()
                && consent.voluntaryStatementShown()
                && consent.recipients().size() == 1
                && consent.purposes().size() == 1;
    }

    /** Which of its own words a sheet lacks, where it does not even name recipient or purpose. */
    Optional<Refusal> mismatch(Sheet sheet) {
        if (!sheet.consent().recipients().contains(referral.recipient().value())) {
            return refusal(RefusalCode.CONSENT_RECIPIENT, sheet, "/recipients");
        }
        if (!sheet.consent().purposes().contains(referral.header().purpose().name())) {
            return refusal(RefusalCode.CONSENT_PURPOSE, sheet, "/purposes");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refusal(RefusalCode code, Sheet sheet, String field) {
        return Optional.of(new Refusal(code, sheet.at() + field));
    }
}
