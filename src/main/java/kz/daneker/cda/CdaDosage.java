package kz.daneker.cda;

import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Timing.EventTiming;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;

/** How much, how often and how: doseQuantity, PIVL_TS and EIVL_TS, route and site → Dosage. */
final class CdaDosage {
    /** UCUM's units that a repetition may have. */
    static final Set<String> UNITS = Set.of("s", "min", "h", "d", "wk", "mo", "a");

    /** Meals, waking and sleep, as EIVL_TS names them. */
    static final Set<String> EVENTS =
            Set.of("HS", "WAKE", "C", "CM", "CD", "CV", "AC", "ACM", "ACD", "ACV", "PC", "PCM", "PCD", "PCV");

    private CdaDosage() {}

    /** Empty where the administration says nothing of it. */
    static Optional<Dosage> of(CdaElement administration) {
        Dosage dosage = new Dosage();
        administration.child("text").flatMap(CdaTypes::written).ifPresent(dosage::setText);
        administration.child("routeCode").flatMap(CdaTypes::concept).ifPresent(dosage::setRoute);
        administration.child("approachSiteCode").flatMap(CdaTypes::concept).ifPresent(dosage::setSite);
        administration
                .child("doseQuantity")
                .ifPresent(dose -> CdaTypes.amount(dose)
                        .ifPresent(amount -> dosage.addDoseAndRate().setDose(amount)));
        administration
                .child("rateQuantity")
                .ifPresent(rate -> CdaTypes.amount(rate)
                        .ifPresent(amount -> dosage.getDoseAndRateFirstRep().setRate(amount)));
        administration.child("maxDoseQuantity").flatMap(CdaDosage::ratio).ifPresent(dosage::setMaxDosePerPeriod);
        for (CdaElement time : administration.children("effectiveTime")) {
            if (time.type().equals("PIVL_TS") || time.type().equals("EIVL_TS")) {
                repeat(time, dosage);
            }
        }
        return dosage.isEmpty() ? Optional.empty() : Optional.of(dosage);
    }

    private static void repeat(CdaElement time, Dosage dosage) {
        TimingRepeatComponent repeat = new TimingRepeatComponent();
        Optional<CdaElement> period = time.child("period");
        period.flatMap(CdaTypes::quantity)
                .filter(CdaDosage::isTime)
                .ifPresent(every -> repeat.setFrequency(1)
                        .setPeriod(every.getValue())
                        .setPeriodUnit(UnitsOfTime.fromCode(every.getCode())));
        time.child("event")
                .flatMap(event -> event.attribute("code"))
                .filter(EVENTS::contains)
                .ifPresent(event -> repeat.addWhen(EventTiming.fromCode(event)));
        if (repeat.isEmpty() || dosage.getTiming().hasRepeat()) {
            time.unread();
        } else {
            dosage.getTiming().setRepeat(repeat);
        }
    }

    private static boolean isTime(Quantity every) {
        return every.hasCode()
                && UNITS.contains(every.getCode())
                && every.getValue().signum() > 0;
    }

    private static Optional<Ratio> ratio(CdaElement written) {
        Optional<Quantity> most = written.child("numerator").flatMap(CdaTypes::quantity);
        Optional<Quantity> within = written.child("denominator").flatMap(CdaTypes::quantity);
        return most.isPresent() && within.isPresent()
                ? Optional.of(new Ratio().setNumerator(most.get()).setDenominator(within.get()))
                : Optional.empty();
    }
}
