package kz.daneker.consent;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.label.CodeLabels;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.ConsentRules;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.HealthResources;
import kz.daneker.referral.Purpose;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * Decides what of a referral goes to its recipient: data ∩ sharing matrix ∩ consent, deny by default.
 *
 * <p>Asks in this order: are both parties, is there a rule for the route, is the purpose the rule's, is what the
 * recipient needs there, does a consent hold (or an emergency), what may go, and does free text say more than that.
 */
public final class ConsentGate {
    private final SharingMatrix matrix;
    private final ConsentQuestion question;
    private final FreeTextScreen screen;
    private final CodeLabels labels;

    /** @param labels how the codes of FHIR resources are read */
    public ConsentGate(SharingMatrix matrix, ConsentRules rules, FreeTextScreen screen, CodeLabels labels) {
        this.matrix = matrix;
        this.question = new ConsentQuestion(matrix, rules);
        this.screen = screen;
        this.labels = labels;
    }

    /**
     * The gate of a site: this matrix, and the files beside it.
     *
     * @param config e.g. {@code config}
     * @throws BrokenMatrix if a file cannot be read or breaks its schema
     */
    public static ConsentGate load(Path config, SharingMatrix matrix) {
        SensitiveTerms terms = SensitiveTerms.load(config.resolve("free-text-terms.yaml"));
        return new ConsentGate(
                matrix,
                ConsentRulesFile.load(config.resolve("consent-rules.yaml"), matrix),
                FreeTextScreen.of(terms, matrix),
                CodeLists.load(config, terms));
    }

    /** Decides by the consents the referral carries, see {@link #decide(Referral, AgencyRegister, Collection, Instant)}. */
    public GateVerdict decide(Referral referral, AgencyRegister register, Instant now) {
        return decide(referral, register, List.of(), now);
    }

    /**
     * Decides.
     *
     * @param onFile consents of this person beside the referral's own, in any state; the caller vouches that they are this
     *     person's. Their denies narrow what the sheets allow, their permits add to it, within the matrix
     * @param now the moment ages, consents and approvals are judged at
     * @return a {@link ReleaseDecision}, or {@link HeldForSender} where free text would give something away
     * @throws Refusal with the first reason why nothing of it may go
     */
    public GateVerdict decide(
            Referral referral, AgencyRegister register, Collection<ConsentDirective> onFile, Instant now) {
        Parties parties = Parties.of(referral, register, matrix);
        MatrixRule rule = parties.route(referral, matrix);
        boolean emergency = Emergency.isAskedFor(referral, matrix.emergency());
        if (!emergency) {
            MatrixPart.purposeFits(rule, referral.header().purpose());
        }
        MatrixPart.neverExchangedIsAbsent(matrix, referral.data().keySet());
        MatrixPart.requiredIsPresent(rule, referral.data().keySet());
        ReleaseDecision decision = emergency
                ? byEmergency(referral, rule, parties, register, now)
                : byConsent(referral, rule, parties, register, onFile, now);
        return screen.screen(referral, rule, decision, parties.sender())
                .<GateVerdict>map(HeldForSender::new)
                .orElse(decision);
    }

    /** What of this decision another matrix could be tried on, see {@link DecisionInputs#of}. */
    public Optional<DecisionInput> input(
            Referral referral, AgencyRegister register, Collection<ConsentDirective> onFile, Instant now) {
        return DecisionInputs.of(referral, matrix, question, register, onFile, now);
    }

    private ReleaseDecision byConsent(
            Referral referral,
            MatrixRule rule,
            Parties parties,
            AgencyRegister register,
            Collection<ConsentDirective> onFile,
            Instant now) {
        Consented consented = question.ask(referral, rule, register, onFile, now);
        for (DataCategory required : sorted(rule.required())) {
            if (consented.by(required, rule.explicit().contains(required)).isEmpty()) {
                throw consented.lacks(required);
            }
        }
        Going going = going(referral, each(referral, category -> byConsent(category, rule, consented)));
        OffsetDateTime latest =
                now.atOffset(Person.KAZAKHSTAN).plusDays(matrix.consent().maxValidityDays());
        return new ReleaseDecision(
                basis(rule, parties, register, List.of(), consented.holdsUntil(latest)),
                going.categories(),
                going.resources(),
                consented.traces(referral.data().keySet()),
                labels(going.categories()),
                referral.warnings());
    }

    private static CategoryDecision byConsent(DataCategory category, MatrixRule rule, Consented consented) {
        boolean ownTick = rule.explicit().contains(category);
        Optional<Consented.Allowing> consent = consented.by(category, ownTick);
        CategoryDecision.Reason reason = MatrixPart.byConsent(rule, category, consent.isPresent());
        Optional<Consented.Allowing> used = consent.filter(any -> reason == CategoryDecision.Reason.RELEASED);
        return new CategoryDecision(
                category,
                reason,
                rule.id(),
                ownTick,
                used.map(Consented.Allowing::id).orElse(null),
                used.map(Consented.Allowing::givenBy).orElse(null));
    }

    private ReleaseDecision byEmergency(
            Referral referral, MatrixRule rule, Parties parties, AgencyRegister register, Instant now) {
        Emergency emergency = Emergency.approved(referral, matrix, register, now);
        Going going = going(
                referral,
                each(
                        referral,
                        category -> new CategoryDecision(
                                category, MatrixPart.byEmergency(matrix, category), rule.id(), false, null, null)));
        Set<String> shown = labels(going.categories());
        shown.add("BTG");
        shown.add(Purpose.ETREAT.name());
        List<String> obligations = List.of(
                "notify-subject-" + matrix.emergency().notifySubjectWithin().toHours() + "h",
                "post-review",
                "expires-" + matrix.emergency().lasts().toHours() + "h");
        return new ReleaseDecision(
                basis(rule, parties, register, obligations, emergency.endsAt()),
                going.categories(),
                going.resources(),
                Map.of(),
                shown,
                referral.warnings());
    }

    /** What goes of each category, resource by resource; a category of which nothing is left does not go. */
    private record Going(List<CategoryDecision> categories, Map<String, Set<DataCategory>> resources) {}

    private Going going(Referral referral, List<CategoryDecision> categories) {
        Set<DataCategory> permitted = EnumSet.noneOf(DataCategory.class);
        categories.stream().filter(CategoryDecision::released).forEach(each -> permitted.add(each.category()));
        Map<String, Set<DataCategory>> resources = ResourcesToGo.of(referral, permitted, labels);
        List<CategoryDecision> left = categories.stream()
                .map(each -> each.released() && isEmptied(referral, each.category(), resources.keySet())
                        ? each.labelledHigher()
                        : each)
                .toList();
        return new Going(left, resources);
    }

    private static boolean isEmptied(Referral referral, DataCategory category, Set<String> going) {
        JsonNode section = Objects.requireNonNull(referral.data().get(category));
        JsonNode resources = section.path(HealthResources.FIELD);
        return HealthResources.CATEGORIES.contains(category)
                && resources.isArray()
                && section.size() == 1
                && resources
                        .valueStream()
                        .noneMatch(
                                resource -> going.contains(resource.path("id").asString("")));
    }

    private ReleaseDecision.Basis basis(
            MatrixRule rule,
            Parties parties,
            AgencyRegister register,
            List<String> obligations,
            OffsetDateTime holdsUntil) {
        return new ReleaseDecision.Basis(
                matrix.version(),
                matrix.digest(),
                rule.id(),
                parties.sender(),
                rule.masked() ? register.neutralSenderFor(parties.recipient().type()) : null,
                obligations,
                holdsUntil);
    }

    /** Labels of what goes, and the highest level among it: a label of what stays would say that it exists. */
    private Set<String> labels(List<CategoryDecision> categories) {
        Set<String> labels = new TreeSet<>();
        CategoryPolicy.Level highest = CategoryPolicy.Level.N;
        for (CategoryDecision decision : categories) {
            if (decision.released()) {
                CategoryPolicy policy = matrix.policy(decision.category());
                labels.addAll(policy.labels());
                highest = policy.level().compareTo(highest) > 0 ? policy.level() : highest;
            }
        }
        labels.add(highest.name());
        return labels;
    }

    private static List<CategoryDecision> each(Referral referral, Function<DataCategory, CategoryDecision> decide) {
        List<CategoryDecision> decisions = new ArrayList<>();
        sorted(referral.data().keySet()).forEach(category -> decisions.add(decide.apply(category)));
        return decisions;
    }

    private static Set<DataCategory> sorted(Set<DataCategory> categories) {
        return new TreeSet<>(categories);
    }
}
