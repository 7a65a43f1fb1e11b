package kz.daneker.consent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentRecord.Status;
import kz.daneker.referral.DataCategory;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * What the valid consents of one referral allow together.
 *
 * <p>Consents for this recipient and purpose add up. A withdrawn or refused one takes back, for the categories it names,
 * whatever was given before it or with it: the newest word wins, and where two are equally new the no does.
 */
final class Consented {
    private final Map<DataCategory, String> allowedBy = new EnumMap<>(DataCategory.class);
    private final Map<DataCategory, Integer> takenBackBy = new EnumMap<>(DataCategory.class);
    private final List<Numbered> valid;

    /** A consent and its place in the message. */
    private record Numbered(int index, ConsentRecord consent) {
        Instant given() {
            return consent.givenAt().toInstant();
        }
    }

    /** A relevant consent that does not hold, and why. */
    private record Faulty(Numbered numbered, Refusal fault) {}

    /**
     * Judges every consent.
     *
     * @throws Refusal {@code CONSENT_MISSING} without any; else the fault of the newest consent that names recipient and
     *     purpose, where none of those holds; else what the nearest consent lacks
     */
    static Consented of(List<ConsentRecord> consents, ConsentJudge judge) {
        if (consents.isEmpty()) {
            throw new Refusal(RefusalCode.CONSENT_MISSING, "/consents");
        }
        List<Numbered> relevant = new ArrayList<>();
        List<Refusal> mismatches = new ArrayList<>();
        for (int index = 0; index < consents.size(); index++) {
            Numbered numbered = new Numbered(index, consents.get(index));
            judge.mismatch(numbered.consent(), index).ifPresentOrElse(mismatches::add, () -> relevant.add(numbered));
        }
        if (relevant.isEmpty()) {
            throw nearest(mismatches);
        }
        List<Faulty> faulty = new ArrayList<>();
        List<Numbered> valid = new ArrayList<>();
        for (Numbered numbered : relevant) {
            Optional<Refusal> fault = judge.fault(numbered.consent(), numbered.index());
            fault.ifPresentOrElse(found -> faulty.add(new Faulty(numbered, found)), () -> valid.add(numbered));
        }
        if (valid.isEmpty()) {
            throw faulty.stream()
                    .max(Comparator.comparing((Faulty each) -> each.numbered().given())
                            .thenComparing(each -> each.fault().code())
                            .thenComparing(each -> -each.numbered().index()))
                    .map(Faulty::fault)
                    .orElseThrow();
        }
        return new Consented(valid, relevant);
    }

    private Consented(List<Numbered> valid, List<Numbered> relevant) {
        this.valid = valid;
        List<Numbered> takenBack = relevant.stream()
                .filter(numbered -> numbered.consent().status() != Status.ACTIVE)
                .toList();
        for (DataCategory category : DataCategory.values()) {
            Optional<Numbered> yes = newest(valid, category);
            Optional<Numbered> no = newest(takenBack, category);
            boolean stands = yes.isPresent()
                    && no.map(Numbered::given)
                            .map(taken -> yes.get().given().isAfter(taken))
                            .orElse(true);
            if (stands) {
                allowedBy.put(category, yes.get().consent().id());
            } else if (yes.isPresent()) {
                takenBackBy.put(category, no.orElseThrow().index());
            }
        }
    }

    /** Id of the consent that allows the category; empty where none does. */
    Optional<String> by(DataCategory category) {
        return Optional.ofNullable(allowedBy.get(category));
    }

    /** Why a category the recipient cannot do without does not go. */
    Refusal lacks(DataCategory required) {
        Integer takenBack = takenBackBy.get(required);
        if (takenBack != null) {
            return new Refusal(RefusalCode.CONSENT_WITHDRAWN, "/consents/" + takenBack + "/status");
        }
        int first = valid.stream().mapToInt(Numbered::index).min().orElseThrow();
        return new Refusal(RefusalCode.CONSENT_SCOPE, "/consents/" + first + "/categories");
    }

    /** When the first of the consents used runs out. */
    OffsetDateTime holdsUntil() {
        return valid.stream()
                .map(numbered -> numbered.consent().expiresAt())
                .min(Comparator.comparing(OffsetDateTime::toInstant))
                .orElseThrow();
    }

    private static Optional<Numbered> newest(List<Numbered> among, DataCategory category) {
        return among.stream()
                .filter(numbered -> numbered.consent().categories().contains(category.name()))
                .max(Comparator.comparing(Numbered::given)
                        .thenComparing(numbered -> numbered.consent().id()));
    }

    /** The right recipient with another purpose is nearer than another recipient. */
    private static Refusal nearest(List<Refusal> mismatches) {
        return mismatches.stream()
                .filter(mismatch -> mismatch.code() == RefusalCode.CONSENT_PURPOSE)
                .findFirst()
                .orElseGet(() -> mismatches.get(0));
    }
}
