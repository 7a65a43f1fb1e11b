package kz.daneker.register;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.daneker.provision.Conditions;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.Grantor;
import kz.daneker.provision.Grantor.Assent;
import kz.daneker.provision.Grantor.Proof;
import kz.daneker.provision.Labels;
import kz.daneker.provision.Patient;
import kz.daneker.provision.Period;
import kz.daneker.provision.Provision;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.RegisteredConsent;

/** A registered consent in the consent engine's form, of a person without a name. */
final class TableDirective {
    private TableDirective() {}

    /** Whoever ticks a category means all of it. The giver was judged when it was registered. */
    static ConsentDirective of(RegisteredConsent consent) {
        ConsentRecord said = consent.sheet().consent();
        boolean yes = said.status() == ConsentRecord.Status.ACTIVE;
        Conditions when = table(said, said.categories())
                .period(new Period(null, consent.sheet().endsAt().toInstant()));
        return directive(
                consent, yes ? Provision.permit(when.labels(Set.of(Labels.Level.V.name()))) : Provision.deny(when));
    }

    /** What it says no to: all of it once taken back, else what it excepts; empty where that is nothing. */
    static Optional<ConsentDirective> no(RegisteredConsent consent) {
        ConsentRecord said = consent.sheet().consent();
        Set<String> categories = consent.state().isSaid()
                ? said.categories()
                : consent.state() == ConsentState.ACTIVE ? consent.excepted() : Set.of();
        return categories.isEmpty()
                ? Optional.empty()
                : Optional.of(directive(consent, Provision.deny(table(said, categories))));
    }

    /** The person these directives are about; grown up where nothing tells otherwise, as their own words were admitted. */
    static Patient patient(RegisteredConsent consent, List<ConsentDirective> others) {
        Set<String> names = new HashSet<>(Set.of(name(consent)));
        others.forEach(other -> names.add(other.patient()));
        return new Patient(
                names,
                consent.sheet().subject().birthDate(),
                consent.sheet().consent().capacity() != ConsentRecord.Capacity.SELF,
                consent.sheet().act() == null ? Patient.AdultVoice.OWN : Patient.AdultVoice.OWN_OR_OTHERS);
    }

    private static ConsentDirective directive(RegisteredConsent consent, Provision root) {
        ConsentRecord said = consent.sheet().consent();
        boolean obtained = said.assent() != null && said.assent().obtained();
        return new ConsentDirective(
                consent.id().toString(),
                String.valueOf(consent.version()),
                name(consent),
                ConsentDirective.Status.ACTIVE,
                true,
                said.givenAt().toInstant(),
                Grantor.onBehalf(said.capacity(), Proof.PROVEN, obtained ? Assent.GIVEN : Assent.MISSING),
                root);
    }

    /** Not the IIN: a recipient that may not have it must not read it here. */
    private static String name(RegisteredConsent consent) {
        return "urn:daneker:consent:patient|" + consent.id();
    }

    private static Conditions table(ConsentRecord said, Set<String> categories) {
        return Conditions.any()
                .actors(orNobody(said.recipients()))
                .purposes(orNobody(said.purposes()))
                .classes(orNobody(categories));
    }

    /** To the engine an empty list means anything. */
    private static Set<String> orNobody(Set<String> named) {
        return named.isEmpty() ? Set.of("") : named;
    }
}
