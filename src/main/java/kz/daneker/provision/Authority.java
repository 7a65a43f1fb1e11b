package kz.daneker.provision;

import java.util.Map;
import kz.daneker.provision.Grantor.Assent;
import kz.daneker.provision.Grantor.Proof;
import kz.daneker.provision.Patient.AdultVoice;
import kz.daneker.referral.ConsentRecord.Capacity;
import org.jspecify.annotations.Nullable;

/**
 * Whether the giver of a permit had the right to give it, at the person's age on the day of the decision; denies need no
 * right. An age nobody knows is old enough to be asked and too young to decide alone.
 */
final class Authority {
    private final Ages ages;

    Authority(ConsentRules rules) {
        this.ages = rules.ages();
    }

    /** What the permit lacks for data of this level; null where nothing. */
    @Nullable
    Reason fault(Grantor grantor, Asked asked, Labels.Level level) {
        Patient patient = asked.request().patient();
        Integer years = patient.years(asked.request().at());
        boolean minor = years == null ? patient.child() : years < ages.adult();
        if (grantor.proof() != Proof.PROVEN || actIsOver(grantor, asked)) {
            return Reason.AUTHORITY_INVALID;
        }
        if (grantor.capacity() == Capacity.SELF) {
            boolean decides = minor ? decidesAlone(years, asked) : patient.adultVoice() != AdultVoice.OTHERS;
            return decides ? null : Reason.AUTHORITY_INVALID;
        }
        if (!minor) {
            return patient.adultVoice() != AdultVoice.OWN || grantor.reaffirmed() ? null : Reason.RECONSENT_AT_18;
        }
        if (grantor.otherGuardianObjects()) {
            return Reason.GUARDIANS_CONFLICT;
        }
        return years != null && years < ages.assent() ? null : withoutAssent(grantor.assent(), level);
    }

    private static boolean actIsOver(Grantor grantor, Asked asked) {
        return grantor.holds() != null
                && !grantor.holds().contains(asked.request().at());
    }

    private boolean decidesAlone(@Nullable Integer years, Asked asked) {
        if (years == null) {
            return false;
        }
        for (Map.Entry<String, Integer> own : ages.own().entrySet()) {
            if (years >= own.getValue() && asked.purposes().contains(own.getKey())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Reason withoutAssent(Assent assent, Labels.Level level) {
        return switch (assent) {
            case GIVEN -> null;
            case REFUSED -> Reason.ASSENT_REFUSED;
            case MISSING, NOT_REQUIRED -> level.compareTo(Labels.Level.N) > 0 ? Reason.ASSENT_MISSING : null;
        };
    }
}
