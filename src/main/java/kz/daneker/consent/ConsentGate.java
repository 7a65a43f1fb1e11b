package kz.daneker.consent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.ConsentRules;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

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

    public ConsentGate(SharingMatrix matrix, ConsentRules rules, FreeTextScreen screen) {
        this.matrix = matrix;
        this.question = new ConsentQuestion(matrix, rules);
        this.screen = screen;
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
        if (!emergency && referral.header().purpose() != rule.purpose()) {
            throw new Refusal(RefusalCode.ROUTE_NOT_ALLOWED, "/purpose");
        }
        neverExchangedIsAbsent(referral);
        requiredIsPresent(referral, rule);
        ReleaseDecision decision = emergency
                ? byEmergency(referral, rule, parties, register, now)
                : byConsent(referral, rule, parties, register, onFile, now);
        return screen.screen(referral, rule, decision, parties.sender())
                .<GateVerdict>map(HeldForSender::new)
                .orElse(decision);
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
        List<CategoryDecision> categories = each(referral, category -> byConsent(category, rule, consented));
        OffsetDateTime latest =
                now.atOffset(Person.KAZAKHSTAN).plusDays(matrix.consent().maxValidityDays());
        return new ReleaseDecision(
                basis(rule, parties, register, List.of(), consented.holdsUntil(latest)),
                categories,
                consented.traces(referral.data().keySet()),
                labels(categories),
                referral.warnings());
    }

    private static CategoryDecision byConsent(DataCategory category, MatrixRule rule, Consented consented) {
        boolean ownTick = rule.explicit().contains(category);
        if (!ownTick && !rule.allow().contains(category)) {
            return new CategoryDecision(category, CategoryDecision.Reason.MATRIX_DENY, rule.id(), false, null);
        }
        return consented
                .by(category, ownTick)
                .map(id -> new CategoryDecision(category, CategoryDecision.Reason.RELEASED, rule.id(), ownTick, id))
                .orElseGet(() ->
                        new CategoryDecision(category, CategoryDecision.Reason.CONSENT_DENY, rule.id(), ownTick, null));
    }

    private ReleaseDecision byEmergency(
            Referral referral, MatrixRule rule, Parties parties, AgencyRegister register, Instant now) {
        Emergency emergency = Emergency.approved(referral, matrix, register, now);
        Set<DataCategory> opened = matrix.emergency().categories();
        List<CategoryDecision> categories = each(
                referral,
                category -> new CategoryDecision(
                        category,
                        opened.contains(category)
                                ? CategoryDecision.Reason.RELEASED
                                : CategoryDecision.Reason.BREAK_GLASS_SCOPE,
                        rule.id(),
                        false,
                        null));
        Set<String> labels = labels(categories);
        labels.add("BTG");
        labels.add(Purpose.ETREAT.name());
        List<String> obligations = List.of(
                "notify-subject-" + matrix.emergency().notifySubjectWithin().toHours() + "h",
                "post-review",
                "expires-" + matrix.emergency().lasts().toHours() + "h");
        return new ReleaseDecision(
                basis(rule, parties, register, obligations, emergency.endsAt()),
                categories,
                Map.of(),
                labels,
                referral.warnings());
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

    /** The reader refuses these first; the gate does not rely on it. */
    private void neverExchangedIsAbsent(Referral referral) {
        for (DataCategory category : sorted(referral.data().keySet())) {
            if (matrix.policy(category).neverExchange()) {
                throw new Refusal(RefusalCode.FORBIDDEN_CATEGORY, "/data/" + category);
            }
        }
    }

    private static void requiredIsPresent(Referral referral, MatrixRule rule) {
        for (DataCategory required : sorted(rule.required())) {
            if (!referral.data().containsKey(required)) {
                throw new Refusal(RefusalCode.SCHEMA_MISSING_FIELD, "/data/" + required);
            }
        }
    }

    private static Set<DataCategory> sorted(Set<DataCategory> categories) {
        return new TreeSet<>(categories);
    }
}
