package kz.daneker.consent;

import java.util.stream.Stream;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.ReferralType;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentRecord.Capacity;
import kz.daneker.referral.Guardian;
import kz.daneker.referral.Purpose;
import kz.daneker.referral.Referral;
import kz.daneker.referral.Subject;
import org.jspecify.annotations.Nullable;

/** Who may give a consent for whom at which age (domain rules §2.7). */
final class GiverRule {
    private final Subject subject;
    private final @Nullable Guardian guardian;
    private final ReferralType type;
    private final Purpose purpose;
    private final ConsentTerms terms;
    private final Person person;
    private final AgencyRegister register;

    GiverRule(Referral referral, ConsentTerms terms, Person person, AgencyRegister register) {
        this(
                referral.subject(),
                referral.guardian(),
                referral.header().type(),
                referral.header().purpose(),
                terms,
                person,
                register);
    }

    /** @param type and {@code purpose} decide from which age a young person speaks alone */
    GiverRule(
            Subject subject,
            @Nullable Guardian guardian,
            ReferralType type,
            Purpose purpose,
            ConsentTerms terms,
            Person person,
            AgencyRegister register) {
        this.subject = subject;
        this.guardian = guardian;
        this.type = type;
        this.purpose = purpose;
        this.terms = terms;
        this.person = person;
        this.register = register;
    }

    boolean mayGive(ConsentRecord consent) {
        return consent.capacity() == Capacity.SELF ? speaksForSelf(consent) : speaksForOther(consent);
    }

    /**
     * Somebody spoke for a minor, and the referral does not say who answers for that child. A minor who spoke alone too
     * early lacks no guardian but the right to consent; the guardianship authority is its own guardian.
     */
    boolean needsGuardian(ConsentRecord consent) {
        return guardian == null
                && person.minor()
                && consent.capacity() != Capacity.SELF
                && !spokenForByAuthority(consent);
    }

    private boolean speaksForSelf(ConsentRecord consent) {
        return consent.capacity() == Capacity.SELF && oldEnough() && SamePerson.isSubject(consent.giver(), subject);
    }

    private boolean oldEnough() {
        if (!person.minor()) {
            return true;
        }
        boolean care = type == ReferralType.MEDICAL_ASSESSMENT || type == ReferralType.MENTAL_HEALTH;
        if (care && purpose == Purpose.TREAT) {
            return person.isAtLeast(terms.selfHealthFrom());
        }
        return type == ReferralType.EMPLOYMENT && person.isAtLeast(terms.selfEmploymentFrom());
    }

    private boolean speaksForOther(ConsentRecord consent) {
        if (person.minor() && spokenForByAuthority(consent)) {
            return true;
        }
        return guardian != null
                && representable(guardian)
                && fits(consent.capacity(), guardian.relation())
                && SamePerson.isGuardian(consent.giver(), guardian);
    }

    /** An adult is spoken for only under an act (incapacity); a family by the adult named on the referral. */
    private boolean representable(Guardian guardian) {
        return person.minor() || subject.kind() == Subject.Kind.FAMILY || guardian.act() != null;
    }

    /** The authority speaks where there is no guardian or the guardian may be the harm: it gave or took down the word. */
    private boolean spokenForByAuthority(ConsentRecord consent) {
        return consent.capacity() == Capacity.GUARDIANSHIP_AUTHORITY
                && Stream.of(consent.giver().agency(), consent.operator())
                        .flatMap(Stream::ofNullable)
                        .flatMap(agency -> register.find(agency).stream())
                        .anyMatch(agency -> agency.type() == AgencyType.GUARDIANSHIP);
    }

    /** Which of the two words applies changes at 14; papers of that year carry either. */
    private static boolean fits(Capacity capacity, Guardian.Relation relation) {
        return switch (relation) {
            case MOTHER, FATHER -> capacity == Capacity.PARENT;
            case GUARDIAN, CURATOR -> capacity == Capacity.GUARDIAN || capacity == Capacity.CURATOR;
            case GUARDIANSHIP_AUTHORITY -> capacity == Capacity.GUARDIANSHIP_AUTHORITY;
        };
    }
}
