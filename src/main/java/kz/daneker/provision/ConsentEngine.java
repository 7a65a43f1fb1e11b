package kz.daneker.provision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a request the consents on file, the law and an emergency let go; knows nothing of the sharing matrix,
 * which narrows the answer further.
 *
 * <p>In this order: law, consents that count today, their rules with exceptions and labels, the giver's authority, denies
 * over permits, break-glass. Nothing on file means no. It never throws for what is on file or asked: what it cannot judge
 * is {@link ItemDecision.Effect#INDETERMINATE}, a deny with an alert.
 */
public final class ConsentEngine {
    /** Levels of exceptions below the root that are evaluated. */
    public static final int MAX_DEPTH = 8;

    private static final Comparator<ConsentDirective> BY_NAME =
            Comparator.comparing(ConsentDirective::id).thenComparing(ConsentDirective::version);

    private final ConsentRules rules;
    private final Actors actors;
    private final LawTable law;
    private final RuleFit fit;
    private final Authority authority;
    private final Verdicts verdicts;

    public ConsentEngine(ConsentRules rules, Actors actors) {
        this.rules = rules;
        this.actors = actors;
        this.law = new LawTable(rules);
        this.fit = new RuleFit(rules);
        this.authority = new Authority(rules);
        this.verdicts = new Verdicts(rules);
    }

    /**
     * Decides every item.
     *
     * @param onFile all consents that may be the person's, whatever their state; their order means nothing
     * @return one decision per item, in the request's order
     */
    public Decision decide(Request request, Collection<ConsentDirective> onFile) {
        try {
            Asked asked = Asked.of(request, rules, actors);
            List<ConsentDirective> theirs = onFile.stream()
                    .filter(consent -> request.patient().ids().contains(consent.patient()))
                    .sorted(BY_NAME)
                    .toList();
            return new Decision(request.items().stream()
                    .map(item -> decide(asked, item, theirs))
                    .toList());
        } catch (RuntimeException cannotTell) {
            return new Decision(request.items().stream()
                    .map(item -> Verdicts.indeterminate(item, cannotTell, new Tracer()))
                    .toList());
        }
    }

    /** What keeps a consent from counting at an instant, before anything it says; null where nothing does. */
    public @Nullable Reason standing(ConsentDirective consent, Instant at) {
        return Standing.fault(consent, at);
    }

    /**
     * What the giver of a consent lacks to permit data of this level; null where nothing.
     *
     * @return {@link Reason#AUTHORITY_INVALID}, {@link Reason#RECONSENT_AT_18}, {@link Reason#GUARDIANS_CONFLICT},
     *     {@link Reason#ASSENT_REFUSED} or {@link Reason#ASSENT_MISSING}
     */
    public @Nullable Reason authority(ConsentDirective consent, Request request, Labels.Level level) {
        return authority.fault(consent.grantor(), Asked.of(request, rules, actors), level);
    }

    /** An error here must never let anything go, and must never stop the other items from being answered. */
    private ItemDecision decide(Asked asked, Item item, List<ConsentDirective> theirs) {
        Tracer tracer = new Tracer();
        try {
            Asked.Part part = Asked.Part.of(item, rules, actors);
            Optional<LegalBasis> basis = law.basis(asked, part);
            if (basis.isPresent()) {
                return verdicts.byLaw(part, basis.get(), tracer);
            }
            List<Vote> votes = new ArrayList<>(theirs.size());
            for (ConsentDirective consent : theirs) {
                votes.add(vote(consent, asked, part, tracer));
            }
            return verdicts.of(asked, part, new Tally(votes), tracer);
        } catch (RuntimeException cannotTell) {
            return Verdicts.indeterminate(item, cannotTell, tracer);
        }
    }

    private Vote vote(ConsentDirective consent, Asked asked, Asked.Part part, Tracer tracer) {
        Reason fault = Standing.fault(consent, asked.request().at());
        if (fault != null) {
            tracer.note(consent.id(), "", fault.name());
            return Vote.isVoid(consent.id(), fault);
        }
        Reading reading = new Reading(fit, rules, asked, part, consent.id(), tracer);
        Provision.Type said = reading.read(consent.root());
        Reason lacks = said == Provision.Type.PERMIT
                ? authority.fault(consent.grantor(), asked, part.labels().level())
                : null;
        if (lacks != null) {
            tracer.note(consent.id(), "", lacks.name());
        }
        return Vote.of(consent.id(), said, lacks, reading.dissents());
    }
}
