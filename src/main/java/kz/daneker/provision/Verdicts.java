package kz.daneker.provision;

import java.util.EnumSet;
import java.util.Set;
import kz.daneker.provision.ItemDecision.Effect;

/** Turns what was found of an item into its decision, with what comes along. */
final class Verdicts {
    private final BreakGlassRule breakGlass;

    Verdicts(ConsentRules rules) {
        this.breakGlass = new BreakGlassRule(rules);
    }

    ItemDecision byLaw(Asked.Part part, LegalBasis basis, Tracer tracer) {
        tracer.note("law", basis.id(), Reason.LEGAL_BASIS.name());
        Set<Obligation> obligations = withData(part);
        obligations.add(Obligation.AUDTR);
        return new ItemDecision(
                part.item(), Effect.PERMIT, Reason.LEGAL_BASIS, basis.id(), obligations, tracer.trace());
    }

    ItemDecision of(Asked asked, Asked.Part part, Tally tally, Tracer tracer) {
        Vote result = tally.result();
        if (result.kind() == Vote.Kind.YES) {
            tracer.note(result.consent(), "", Reason.CONSENT.name());
            return new ItemDecision(
                    part.item(), Effect.PERMIT, Reason.CONSENT, result.consent(), withData(part), tracer.trace());
        }
        EmergencyClaim claim = asked.request().emergency();
        if (claim == null || !breakGlass.isDeclared(asked.request())) {
            tracer.note(
                    result.consent().isEmpty() ? "engine" : result.consent(),
                    "",
                    result.reason().name());
            return denied(part.item(), result.reason(), result, tracer);
        }
        Reason opens = breakGlass.opens(claim, asked, part, tally.dissents());
        tracer.note("break-glass", "", opens.name());
        return opens == Reason.BTG_OK
                ? new ItemDecision(
                        part.item(),
                        Effect.PERMIT_EMERGENCY,
                        opens,
                        null,
                        EnumSet.of(Obligation.AUDTR, Obligation.NOREUSE, Obligation.DELAU, Obligation.NOTIFY_OFFICER),
                        tracer.trace())
                : denied(part.item(), opens, result, tracer);
    }

    static ItemDecision indeterminate(Item item, RuntimeException why, Tracer tracer) {
        tracer.note("engine", "", "cannot tell: " + why.getClass().getSimpleName());
        return new ItemDecision(
                item,
                Effect.INDETERMINATE,
                Reason.INDETERMINATE,
                null,
                EnumSet.of(Obligation.REDACT, Obligation.ALERT),
                tracer.trace());
    }

    private static ItemDecision denied(Item item, Reason reason, Vote result, Tracer tracer) {
        String basis = result.kind() == Vote.Kind.NO ? result.consent() : null;
        return new ItemDecision(item, Effect.DENY, reason, basis, EnumSet.of(Obligation.REDACT), tracer.trace());
    }

    /** What is restricted stays labelled and is not passed on. */
    private static Set<Obligation> withData(Asked.Part part) {
        return part.labels().level().compareTo(Labels.Level.N) > 0
                ? EnumSet.of(Obligation.NORDSCLCD, Obligation.PERSISTLABEL)
                : EnumSet.noneOf(Obligation.class);
    }
}
