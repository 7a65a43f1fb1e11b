package kz.daneker.audit;

import java.util.Optional;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.RefusalCode;

/**
 * What happened, before it becomes a {@link Leaf}: {@code AuditRecord.of(REJECTED).by(sender).about(id).refused(code)}.
 *
 * @param actor who acted: {@code agency:<id>}, {@code officer:<id>} or {@code gateway}
 * @param referral which referral; only a keyed pseudonym of it enters the leaf
 * @param evidence what the leaf commits to
 * @param policy base64url SHA-256 of the rules that decided, or empty
 * @param refusal why not; absent when it went well
 */
public record AuditRecord(
        AuditEvent event,
        String actor,
        Optional<ReferralId> referral,
        Evidence evidence,
        String policy,
        Optional<RefusalCode> refusal) {

    /** Something the gateway did, about no referral, that went well. */
    public static AuditRecord of(AuditEvent event) {
        return new AuditRecord(event, Leaf.GATEWAY, Optional.empty(), Evidence.none(), "", Optional.empty());
    }

    public AuditRecord by(AgencyId agency) {
        return new AuditRecord(event, Leaf.actor(agency), referral, evidence, policy, refusal);
    }

    /**
     * Done by a person at the console.
     *
     * @param officer its id, a short word that is nobody's name, e.g. {@code amber-41}
     */
    public AuditRecord byOfficer(String officer) {
        return new AuditRecord(event, Leaf.officer(officer), referral, evidence, policy, refusal);
    }

    public AuditRecord about(ReferralId about) {
        return new AuditRecord(event, actor, Optional.of(about), evidence, policy, refusal);
    }

    public AuditRecord with(Evidence kept) {
        return new AuditRecord(event, actor, referral, kept, policy, refusal);
    }

    /** The leaf commits to this signed word, compact JWS. */
    public AuditRecord saying(String jws) {
        return with(Evidence.word(jws));
    }

    public AuditRecord under(String policyHash) {
        return new AuditRecord(event, actor, referral, evidence, policyHash, refusal);
    }

    public AuditRecord refused(RefusalCode code) {
        return new AuditRecord(event, actor, referral, evidence, policy, Optional.of(code));
    }
}
