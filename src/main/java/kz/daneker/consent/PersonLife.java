package kz.daneker.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.Guardian;
import kz.daneker.referral.PersonEvent;
import kz.daneker.referral.PersonEvent.GuardianChange;
import kz.daneker.referral.Referral;
import kz.daneker.referral.RegisteredConsent;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * What is left of a person's consents after what happened to them.
 *
 * <p>An event only ever takes away: it leaves a consent as it is or lets it allow nothing, and says to the sender no more
 * than a consent that does not reach. The order in which events came does not matter, only the times they tell.
 */
public final class PersonLife {
    private final List<GuardianChange> changes;
    private final boolean ended;
    private final Instant now;

    private PersonLife(List<GuardianChange> changes, boolean ended, Instant now) {
        this.changes = changes;
        this.ended = ended;
        this.now = now;
    }

    /**
     * What is left after these events.
     *
     * @param standing what happened to the person and was not taken back, under whichever of their records
     */
    public static PersonLife of(Collection<PersonEvent> standing, Instant now) {
        return new PersonLife(
                standing.stream()
                        .filter(GuardianChange.class::isInstance)
                        .map(GuardianChange.class::cast)
                        .toList(),
                standing.stream().anyMatch(PersonEvent.Death.class::isInstance),
                now);
    }

    /**
     * The referral, with every consent that ended allowing nothing.
     *
     * @throws Refusal {@code CONSENT_SCOPE} for a person who died, as for a consent that does not reach. Emergency access is
     *     refused where its approvals are looked at
     */
    public Referral limit(Referral referral) {
        if (ended && !referral.consents().isEmpty()) {
            throw new Refusal(RefusalCode.CONSENT_SCOPE, "/consents/0/categories");
        }
        if (changes.isEmpty()) {
            return referral;
        }
        return referral.resting(referral.consents().stream()
                .map(consent -> isOver(consent) ? consent.emptied() : consent)
                .toList());
    }

    /** Whether the person died. */
    public boolean ended() {
        return ended;
    }

    /** The registered consent; a yes that ended allows nothing, a no stays a no. */
    public RegisteredConsent limit(RegisteredConsent one) {
        if (one.state() != ConsentState.ACTIVE || !isOver(one.sheet().consent())) {
            return one;
        }
        return new RegisteredConsent(
                one.id(),
                one.collector(),
                one.version(),
                one.state(),
                one.stateAt(),
                one.sheet().emptied(),
                one.excepted());
    }

    private boolean isOver(ConsentRecord consent) {
        return ended
                || changes.stream()
                        .anyMatch(change -> mayBeOf(consent, change.former()) && !isGivenAnew(consent, change));
    }

    /** What the person said alone stays theirs; an office and a guardian are never each other. */
    private static boolean mayBeOf(ConsentRecord consent, Guardian former) {
        if (consent.capacity() == ConsentRecord.Capacity.SELF) {
            return false;
        }
        boolean byOffice = consent.capacity() == ConsentRecord.Capacity.GUARDIANSHIP_AUTHORITY;
        boolean wasOffice = former.relation() == Guardian.Relation.GUARDIANSHIP_AUTHORITY;
        return byOffice == wasOffice && SamePerson.mayBeGuardian(consent.giver(), former);
    }

    /** Given by somebody who was appointed since their power ended, after they were. */
    private boolean isGivenAnew(ConsentRecord consent, GuardianChange end) {
        return changes.stream()
                .anyMatch(change -> appoints(change, consent)
                        && !change.from().toInstant().isBefore(end.from().toInstant()));
    }

    private boolean appoints(GuardianChange change, ConsentRecord consent) {
        Guardian next = change.next();
        LocalDate until = change.act().validUntil();
        return next != null
                && SamePerson.isGuardian(consent.giver(), next)
                && !consent.givenAt().toInstant().isBefore(change.from().toInstant())
                && (until == null
                        || !now.atOffset(Person.KAZAKHSTAN).toLocalDate().isAfter(until));
    }
}
