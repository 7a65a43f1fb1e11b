package kz.daneker.consent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.provision.Conditions;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.ConsentEngine;
import kz.daneker.provision.ConsentRules;
import kz.daneker.provision.Grantor;
import kz.daneker.provision.Item;
import kz.daneker.provision.Labels;
import kz.daneker.provision.Patient;
import kz.daneker.provision.Projection;
import kz.daneker.provision.Provision;
import kz.daneker.provision.Reason;
import kz.daneker.provision.Request;
import kz.daneker.referral.ConsentRecord.Status;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * Finds what a consent directive, however nested, comes to between the agencies of this exchange, by asking the consent
 * engine for every one of them.
 *
 * <p>A yes reaches only agencies, purposes and, where a tick of its own is due, categories that it names (law 94-V art.
 * 8(4)); a no that names nobody reaches everybody.
 */
public final class ConsentTables {
    /** HL7's purpose of breaking the glass, a kind of {@code ETREAT}: what is refused for it is refused for emergencies. */
    private static final String BREAK_GLASS = "BTG";

    private static final Set<String> EMERGENCIES = Set.of(Purpose.ETREAT.name(), BREAK_GLASS);

    private final SharingMatrix matrix;
    private final AgencyRegister register;
    private final ConsentEngine engine;
    private final List<Item> items;

    public ConsentTables(SharingMatrix matrix, ConsentRules rules, AgencyRegister register) {
        this.matrix = matrix;
        this.register = register;
        this.engine = new ConsentEngine(rules.withoutLaw().withImplicitNormal(true), new RegisterActors(register));
        this.items = Arrays.stream(DataCategory.values())
                .filter(category -> !matrix.policy(category).neverExchange())
                .map(category -> Item.of(category.name(), labels(matrix.policy(category))))
                .toList();
    }

    /** Shows each recipient of a consent its own part. */
    public Projection projection() {
        return new Projection(
                engine, items, Arrays.stream(Purpose.values()).map(Enum::name).collect(Collectors.toSet()));
    }

    /**
     * The table of one directive.
     *
     * @param patient as the directive names them
     * @param at the moment it is asked at; what begins or ends later is not in the table
     * @throws Refusal {@code CONSENT_UNEVEN} where one table cannot say it: other categories for one agency or purpose
     *     than for another, a yes to some beside a no to others, or beside a no to emergencies
     */
    public ConsentTable of(ConsentDirective said, Patient patient, Instant at) {
        Instant signed = said.signedAt() == null ? at : said.signedAt();
        OffsetDateTime until = OnFile.holdsUntil(
                said,
                at,
                signed.atOffset(Person.KAZAKHSTAN).plusDays(matrix.consent().maxValidityDays()));
        Cells yes = new Cells();
        for (Agency agency : register.all()) {
            for (Purpose purpose : named(said, agency)) {
                yes.add(agency, purpose, permitted(said, patient, agency, purpose, at));
            }
        }
        Cells no = denied(said, patient, at);
        if (!speaksOfEmergencies(said.root())) {
            no.purposes.remove(Purpose.ETREAT.name()); // a plain no is not meant for when life is at risk
        }
        if (yes.isEmpty()) {
            return no.isEmpty()
                    ? new ConsentTable(Status.ACTIVE, Set.of(), Set.of(), Set.of(), Set.of(), until)
                    : new ConsentTable(Status.REFUSED, no.recipients, no.purposes, no.categories, Set.of(), until);
        }
        boolean apart = !yes.recipients.containsAll(no.recipients) || !yes.isEven() || speaksOfEmergencies(said.root());
        if (apart) {
            throw new Refusal(RefusalCode.CONSENT_UNEVEN);
        }
        Set<String> excepted = new TreeSet<>(no.categories);
        excepted.removeAll(yes.categories);
        return new ConsentTable(Status.ACTIVE, yes.recipients, yes.purposes, yes.categories, excepted, until);
    }

    /** A no to emergencies stands on its own, or a table that lists what may be shared would swallow it. */
    private static boolean speaksOfEmergencies(Provision rule) {
        return (rule.type() == Provision.Type.DENY
                        && rule.when().purposes().stream().anyMatch(EMERGENCIES::contains))
                || rule.nested().stream().anyMatch(ConsentTables::speaksOfEmergencies);
    }

    private Set<String> permitted(ConsentDirective said, Patient patient, Agency agency, Purpose purpose, Instant at) {
        Set<DataCategory> ticked = matrix.rules().stream()
                .filter(rule -> rule.to().contains(agency.type()) && rule.purpose() == purpose)
                .flatMap(rule -> rule.explicit().stream())
                .collect(Collectors.toSet());
        return released(List.of(said), patient, agency, purpose.name(), at)
                .map(DataCategory::valueOf)
                .filter(category -> !ticked.contains(category) || OnFile.names(said, category))
                .map(Enum::name)
                .collect(Collectors.toSet());
    }

    /** What it would take from somebody who had allowed everything: denies need nobody's authority. */
    private Cells denied(ConsentDirective said, Patient patient, Instant at) {
        Patient grown = new Patient(patient.ids(), null, false, Patient.AdultVoice.OWN);
        ConsentDirective all = new ConsentDirective(
                "",
                "",
                said.patient(),
                ConsentDirective.Status.ACTIVE,
                true,
                null,
                Grantor.self(),
                Provision.permit(Conditions.any().labels(Set.of(Labels.Level.V.name()))));
        Cells no = new Cells();
        for (Agency agency : register.all()) {
            for (Purpose purpose : Purpose.values()) {
                Set<String> kept = items.stream().map(Item::category).collect(Collectors.toCollection(HashSet::new));
                String asked = purpose == Purpose.ETREAT ? BREAK_GLASS : purpose.name();
                released(List.of(all, said), grown, agency, asked, at).forEach(kept::remove);
                no.add(agency, purpose, kept);
            }
        }
        return no;
    }

    private Stream<String> released(
            List<ConsentDirective> onFile, Patient patient, Agency agency, String purpose, Instant at) {
        Request request = Request.of(patient, agency.id().value(), purpose, items, at);
        return engine.decide(request, onFile).items().stream()
                .filter(each -> each.reason() == Reason.CONSENT)
                .map(each -> each.item().category());
    }

    /** The purposes a yes of this directive may open towards an agency: none where no rule names it. */
    private static Set<Purpose> named(ConsentDirective said, Agency agency) {
        boolean recipient = permits(said.root())
                .anyMatch(rule -> rule.when().actors().contains(agency.id().value())
                        || rule.when().actors().contains("type:" + agency.type().name()));
        return !recipient
                ? Set.of()
                : Arrays.stream(Purpose.values())
                        .filter(purpose -> permits(said.root())
                                .anyMatch(rule -> rule.when().purposes().contains(purpose.name())))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Provision> permits(Provision rule) {
        return Stream.concat(
                Stream.of(rule).filter(one -> one.type() == Provision.Type.PERMIT),
                rule.nested().stream().flatMap(ConsentTables::permits));
    }

    private static Labels labels(CategoryPolicy policy) {
        return new Labels(Labels.Level.valueOf(policy.level().name()), policy.labels(), true);
    }

    /** Combinations found, and whether they are all there are between what they name. */
    private static final class Cells {
        private final Set<String> recipients = new TreeSet<>();
        private final Set<String> purposes = new TreeSet<>();
        private final Set<String> categories = new TreeSet<>();
        private int found;

        void add(Agency agency, Purpose purpose, Set<String> some) {
            if (!some.isEmpty()) {
                recipients.add(agency.id().value());
                purposes.add(purpose.name());
                categories.addAll(some);
                found += some.size();
            }
        }

        boolean isEmpty() {
            return found == 0;
        }

        boolean isEven() {
            return found == recipients.size() * purposes.size() * categories.size();
        }
    }
}
