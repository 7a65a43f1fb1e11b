package kz.daneker.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentRecord.Status;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.Purpose;
import kz.daneker.referral.Referral;
import kz.daneker.referral.RegisteredConsent;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * Puts the register's word in place of what a referral claims about its consents.
 *
 * <p>Where the register knows anything of this person for this recipient and purpose, a claim holds only as far as the
 * register confirms it, category by category, the newest word winning. Where it knows nothing the claim stays as it is.
 * A sender learns why only where its own register entry says so: what another agency was told shows as a consent that
 * does not reach far enough, whether it was withdrawn, refused or narrower.
 */
public final class RegisterWord {
    private final Referral referral;
    private final AgencyId recipient;
    private final Purpose purpose;
    private final List<RegisteredConsent> ofPerson;
    private final List<RegisteredConsent> words;

    private RegisterWord(Referral referral, List<RegisteredConsent> ofPerson, Instant now) {
        this.referral = referral;
        this.recipient = referral.recipient();
        this.purpose = referral.header().purpose();
        this.ofPerson = ofPerson;
        this.words = ofPerson.stream()
                .filter(one -> one.speaksOf(recipient, purpose) && isWord(one, now))
                .toList();
    }

    /** A consent that was replaced or ran out says neither yes nor no. */
    private static boolean isWord(RegisteredConsent one, Instant now) {
        return one.state().isSaid()
                || (one.state() == ConsentState.ACTIVE
                        && now.isBefore(one.sheet().endsAt().toInstant()));
    }

    /**
     * The referral as the register confirms it.
     *
     * @param ofPerson every registered consent of the referral's person, whoever collected it
     * @throws Refusal {@code CONSENT_UNKNOWN} where the referral names a registered consent that its sender did not
     *     collect, that is about somebody else or that does not exist: all three look alike
     */
    public static Referral over(Referral referral, List<RegisteredConsent> ofPerson, Instant now) {
        return new RegisterWord(referral, ofPerson, now).confirmed();
    }

    /** The consents whose yes stands for this referral's recipient and purpose, by the register's own names. */
    public static Set<UUID> yes(Referral referral, List<RegisteredConsent> ofPerson, Instant now) {
        Set<UUID> ids = new HashSet<>();
        new RegisterWord(referral, ofPerson, now)
                .words.stream()
                        .filter(one -> one.state() == ConsentState.ACTIVE
                                && !one.sheet().consent().categories().isEmpty())
                        .forEach(one -> ids.add(one.id()));
        return ids;
    }

    /** The categories refused for this referral's recipient and purpose, where no newer yes lifts the refusal. */
    static Set<String> refused(Referral referral, List<RegisteredConsent> ofPerson, Instant now) {
        RegisterWord word = new RegisterWord(referral, ofPerson, now);
        Set<String> refused = new HashSet<>();
        word.words.stream()
                .filter(one -> one.state() == ConsentState.REFUSED)
                .forEach(one -> refused.addAll(one.sheet().consent().categories()));
        refused.removeIf(word::stands);
        return refused;
    }

    private Referral confirmed() {
        if (words.isEmpty() && referral.registered().isEmpty()) {
            return referral;
        }
        List<ConsentRecord> known = new ArrayList<>();
        for (int place = 0; place < referral.consents().size(); place++) {
            UUID named = referral.registered().get(place);
            known.add(named == null ? confirm(referral.consents().get(place)) : confirm(read(named, place)));
        }
        return referral.resting(known);
    }

    /** The named consent, or the one that took its place since. */
    private ConsentRecord read(UUID named, int place) {
        RegisteredConsent found = own(one -> one.sheet().id().equals(named)).orElseThrow(() -> unknown(place));
        while (found.state() == ConsentState.SUPERSEDED) {
            UUID before = found.sheet().id();
            found = own(one -> before.equals(one.sheet().replaces())).orElseThrow(() -> unknown(place));
        }
        ConsentRecord consent = found.sheet().consent();
        return consent.confirmed(
                consent.categories(), status(found.state()), found.sheet().endsAt());
    }

    private static Refusal unknown(int place) {
        return new Refusal(RefusalCode.CONSENT_UNKNOWN, "/consents/" + place + "/registered");
    }

    private Optional<RegisteredConsent> own(Predicate<RegisteredConsent> which) {
        return ofPerson.stream()
                .filter(one -> one.collector().equals(referral.sender().agency()))
                .filter(which)
                .findFirst();
    }

    private static Status status(ConsentState state) {
        return switch (state) {
            case ACTIVE -> Status.ACTIVE;
            case REFUSED -> Status.REFUSED;
            case WITHDRAWN, SUPERSEDED -> Status.WITHDRAWN;
        };
    }

    private ConsentRecord confirm(ConsentRecord claim) {
        boolean concerned = claim.recipients().contains(recipient.value())
                && claim.purposes().contains(purpose.name());
        if (words.isEmpty() || !concerned || claim.status() != Status.ACTIVE) {
            return claim;
        }
        Set<String> stands = new HashSet<>(claim.categories());
        stands.removeIf(category -> !stands(category));
        boolean takenBackHere = claim.categories().stream().anyMatch(this::isTakenBackBySender);
        return stands.isEmpty() && takenBackHere
                ? claim.confirmed(claim.categories(), Status.WITHDRAWN, claim.expiresAt())
                : claim.confirmed(stands, Status.ACTIVE, claim.expiresAt());
    }

    /** The newest yes must be newer than the newest no. */
    private boolean stands(String category) {
        Optional<Instant> yes = about(category)
                .filter(one -> one.state() == ConsentState.ACTIVE)
                .map(one -> one.sheet().consent().givenAt().toInstant())
                .max(Comparator.naturalOrder());
        Optional<Instant> no = Stream.concat(
                        about(category).filter(one -> one.state().isSaid()).map(RegisteredConsent::stateAt),
                        words.stream()
                                .filter(one -> one.state() == ConsentState.ACTIVE
                                        && one.excepted().contains(category))
                                .map(one -> one.sheet().consent().givenAt().toInstant()))
                .max(Comparator.naturalOrder());
        return yes.isPresent() && (no.isEmpty() || yes.get().isAfter(no.get()));
    }

    private boolean isTakenBackBySender(String category) {
        return about(category)
                .anyMatch(one -> one.state().isSaid()
                        && one.collector().equals(referral.sender().agency()));
    }

    private Stream<RegisteredConsent> about(String category) {
        return words.stream().filter(one -> one.sheet().consent().categories().contains(category));
    }
}
