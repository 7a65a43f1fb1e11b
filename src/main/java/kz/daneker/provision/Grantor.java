package kz.daneker.provision;

import kz.daneker.referral.ConsentRecord.Capacity;
import org.jspecify.annotations.Nullable;

/**
 * Who gave a consent and what speaks for their right to give it. A deny needs none of this.
 *
 * @param capacity in which the giver spoke
 * @param proof of that capacity, as the gateway could check it
 * @param holds how long the guardian's act runs; null where it names no term
 * @param otherGuardianObjects true where another legal guardian of the child said no
 * @param assent the child's own opinion
 * @param reaffirmed true where the person, grown up since, confirmed what a guardian once gave
 */
public record Grantor(
        Capacity capacity,
        Proof proof,
        @Nullable Period holds,
        boolean otherGuardianObjects,
        Assent assent,
        boolean reaffirmed) {

    /** The person spoke for themselves, and nothing speaks against its being them. */
    public static Grantor self() {
        return new Grantor(Capacity.SELF, Proof.PROVEN, null, false, Assent.NOT_REQUIRED, false);
    }

    /** Somebody spoke for the person; nobody else objects and the act names no term. */
    public static Grantor onBehalf(Capacity capacity, Proof proof, Assent assent) {
        return new Grantor(capacity, proof, null, false, assent, false);
    }

    /** What the gateway knows of the giver's right. */
    public enum Proof {
        PROVEN,
        /** Nothing shows it: no act, no relation, another name. */
        MISSING,
        /** There was an act; its term is over or it was revoked. */
        EXPIRED,
        /** The giver is suspected of harming the child; only the guardianship authority may speak. */
        SUSPECTED
    }

    /** The child's own opinion; a {@link #NOT_REQUIRED} is believed only below the age of assent. */
    public enum Assent {
        GIVEN,
        REFUSED,
        MISSING,
        NOT_REQUIRED
    }
}
