package kz.daneker.consent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * The sheets of one referral, sorted by what they are good for.
 *
 * @param inForce name recipient and purpose, and hold
 * @param takenBack name recipient and purpose, and say no
 * @param fault why nothing is in force; null where something is, or nothing came with the referral
 */
record Sheets(
        List<Sheet> inForce,
        List<Sheet> takenBack,
        @org.jspecify.annotations.Nullable Refusal fault) {

    /** A relevant sheet that does not hold, and why. */
    private record Faulty(Sheet sheet, Refusal fault) {}

    static Sheets of(List<Sheet> sheets, ConsentJudge judge) {
        List<Sheet> inForce = new ArrayList<>();
        List<Sheet> takenBack = new ArrayList<>();
        List<Faulty> faulty = new ArrayList<>();
        List<Refusal> mismatches = new ArrayList<>();
        for (Sheet sheet : sheets) {
            Optional<Refusal> mismatch = judge.mismatch(sheet);
            if (mismatch.isPresent()) {
                mismatches.add(mismatch.get());
                continue;
            }
            judge.fault(sheet).ifPresentOrElse(fault -> faulty.add(new Faulty(sheet, fault)), () -> inForce.add(sheet));
            if (!sheet.isYes()) {
                takenBack.add(sheet);
            }
        }
        boolean needsNone = !inForce.isEmpty() || sheets.isEmpty();
        return new Sheets(inForce, takenBack, needsNone ? null : fault(faulty, mismatches));
    }

    /** The fault of the newest sheet that names recipient and purpose, else what the nearest sheet lacks. */
    private static Refusal fault(List<Faulty> faulty, List<Refusal> mismatches) {
        return faulty.stream()
                .max(Comparator.comparing((Faulty each) -> each.sheet().given())
                        .thenComparing(each -> each.fault().code())
                        .thenComparing(each -> -each.sheet().index()))
                .map(Faulty::fault)
                .orElseGet(() -> nearest(mismatches));
    }

    /** The right recipient with another purpose is nearer than another recipient. */
    private static Refusal nearest(List<Refusal> mismatches) {
        return mismatches.stream()
                .filter(mismatch -> mismatch.code() == RefusalCode.CONSENT_PURPOSE)
                .findFirst()
                .orElseGet(() -> mismatches.get(0));
    }
}
