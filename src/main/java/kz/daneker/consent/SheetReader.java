package kz.daneker.consent;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.daneker.provision.Conditions;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.Grantor;
import kz.daneker.provision.Grantor.Assent;
import kz.daneker.provision.Grantor.Proof;
import kz.daneker.provision.Labels;
import kz.daneker.provision.Period;
import kz.daneker.provision.Provision;
import kz.daneker.referral.ConsentRecord;

/**
 * Reads a referral's sheet in the consent engine's form.
 *
 * <p>A sheet in force is a permit for the agencies, purposes and categories it names; whoever ticks a category means all of
 * it, so the ceiling is the highest level. One withdrawn or refused is a deny for the categories no newer sheet in force
 * names: a new consent sets an old refusal aside explicitly, which is how denies can override permits elsewhere.
 */
final class SheetReader {
    /** All the sheets of one referral speak of its subject. */
    static final String SUBJECT = "subject";

    private final GiverRule givers;
    private final Duration clockSkew;

    /** @param clockSkew how far the clock that wrote down the time of signing may have run ahead */
    SheetReader(GiverRule givers, Duration clockSkew) {
        this.givers = givers;
        this.clockSkew = clockSkew;
    }

    ConsentDirective yes(Sheet sheet) {
        ConsentRecord consent = sheet.consent();
        Conditions when = named(consent, consent.categories())
                .labels(Set.of(Labels.Level.V.name()))
                .period(new Period(null, consent.expiresAt().toInstant()));
        return new ConsentDirective(
                sheet.rank(),
                consent.id(),
                SUBJECT,
                ConsentDirective.Status.ACTIVE,
                true,
                sheet.given().minus(clockSkew),
                grantor(consent),
                Provision.permit(when));
    }

    /** @param inForce sheets that hold; the newer ones among them take back what this one took back */
    ConsentDirective no(Sheet sheet, List<Sheet> inForce) {
        Set<String> left = new HashSet<>(sheet.categories());
        inForce.stream()
                .filter(yes -> yes.given().isAfter(sheet.given()))
                .forEach(yes -> left.removeAll(yes.categories()));
        return new ConsentDirective(
                sheet.rank(),
                sheet.consent().id(),
                SUBJECT,
                left.isEmpty() ? ConsentDirective.Status.INACTIVE : ConsentDirective.Status.ACTIVE,
                true,
                null,
                grantor(sheet.consent()),
                Provision.deny(named(sheet.consent(), left)));
    }

    /** A list left empty names nothing; to the engine an empty list would mean anything. */
    private static Conditions named(ConsentRecord consent, Set<String> categories) {
        return Conditions.any()
                .actors(orNothing(consent.recipients()))
                .purposes(orNothing(consent.purposes()))
                .classes(orNothing(categories));
    }

    private static Set<String> orNothing(Set<String> named) {
        return named.isEmpty() ? Set.of("") : named;
    }

    private Grantor grantor(ConsentRecord consent) {
        boolean obtained = consent.assent() != null && consent.assent().obtained();
        return Grantor.onBehalf(
                consent.capacity(),
                givers.mayGive(consent) ? Proof.PROVEN : Proof.MISSING,
                obtained ? Assent.GIVEN : Assent.MISSING);
    }
}
