package kz.daneker.consent;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.consent.DecisionInput.Coverage;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;

/** Takes from a referral what a later matrix may be tried on, and leaves everything that leads to a person. */
final class DecisionInputs {
    private DecisionInputs() {}

    /**
     * What the matrix looked at, or would have.
     *
     * @param matrix the one in force
     * @param question what the gate asked the consents
     * @param now the moment consents and approvals are judged at
     * @return empty where no matrix could change the answer: an agency nobody knows, one that does not take such
     *     referrals, a message that contradicts itself
     */
    static Optional<DecisionInput> of(
            Referral referral,
            SharingMatrix matrix,
            ConsentQuestion question,
            AgencyRegister register,
            Collection<ConsentDirective> onFile,
            Instant now) {
        Optional<Agency> sender = register.find(referral.sender().agency());
        Optional<Agency> recipient = register.find(referral.recipient());
        if (sender.isEmpty() || recipient.isEmpty()) {
            return Optional.empty();
        }
        Parties parties = new Parties(sender.get(), recipient.get());
        boolean emergency =
                matrix.emergency().purposes().contains(referral.header().purpose());
        boolean contradicts = referral.breakGlass() != null && !emergency;
        if (!parties.recipientTakes(referral) || contradicts) {
            return Optional.empty();
        }
        MatrixRule rule = rule(referral, matrix, parties);
        Optional<Consented> consented =
                emergency ? Optional.empty() : asked(() -> question.ask(referral, rule, register, onFile, now));
        Map<DataCategory, Coverage> categories = new EnumMap<>(DataCategory.class);
        for (DataCategory category : referral.data().keySet()) {
            categories.put(
                    category, consented.map(said -> coverage(said, category)).orElse(Coverage.NONE));
        }
        return Optional.of(new DecisionInput(
                referral.header().type(),
                referral.header().purpose(),
                parties.sender().type(),
                parties.recipient().type(),
                categories,
                emergency && approved(referral, matrix, register, now)));
    }

    /** The rule for the route; where there is none yet, one that asks nothing besides a consent that holds. */
    private static MatrixRule rule(Referral referral, SharingMatrix matrix, Parties parties) {
        return matrix.rules().stream()
                .filter(rule -> rule.carries(
                        referral.header().type(),
                        parties.sender().type(),
                        parties.recipient().type()))
                .findFirst()
                .orElseGet(() -> new MatrixRule(
                        "R00",
                        referral.header().type(),
                        referral.header().purpose(),
                        Set.of(parties.sender().type()),
                        Set.of(parties.recipient().type()),
                        false,
                        false,
                        Set.of(),
                        Set.of(),
                        Set.of()));
    }

    private static Optional<Consented> asked(Supplier<Consented> question) {
        try {
            return Optional.of(question.get());
        } catch (Refusal noneHolds) {
            return Optional.empty();
        }
    }

    private static Coverage coverage(Consented said, DataCategory category) {
        if (said.by(category, true).isPresent()) {
            return Coverage.OWN_TICK;
        }
        return said.by(category, false).isPresent() ? Coverage.CONSENT : Coverage.NONE;
    }

    private static boolean approved(Referral referral, SharingMatrix matrix, AgencyRegister register, Instant now) {
        try {
            Emergency.approved(referral, matrix, register, now);
            return true;
        } catch (Refusal notApproved) {
            return false;
        }
    }
}
