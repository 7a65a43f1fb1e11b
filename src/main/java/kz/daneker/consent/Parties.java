package kz.daneker.consent;

import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** Sender and recipient as the register knows them, both parties to the exchange. */
record Parties(Agency sender, Agency recipient) {
    static final String RECIPIENT = "/recipient/agencyId";
    static final String SENDER = "/sender/agencyId";

    /**
     * Looks both up.
     *
     * @throws Refusal {@code PARTY_UNKNOWN}, {@code PARTY_NOT_ALLOWED} for bodies listed only to be refused,
     *     {@code CROSS_BORDER} for partners abroad
     */
    static Parties of(Referral referral, AgencyRegister register, SharingMatrix matrix) {
        Agency recipient = register.require(referral.recipient(), RECIPIENT);
        MatrixPart.mustBeParty(matrix, recipient.type(), RECIPIENT);
        Agency sender = register.require(referral.sender().agency(), SENDER);
        MatrixPart.mustBeParty(matrix, sender.type(), SENDER);
        return new Parties(sender, recipient);
    }

    /**
     * The one rule for this kind of referral between these two.
     *
     * @throws Refusal {@code ROUTE_NOT_ALLOWED}, pointing at the sender where no rule lets its kind send such referrals,
     *     else at the recipient
     */
    MatrixRule route(Referral referral, SharingMatrix matrix) {
        MatrixRule route = MatrixPart.route(matrix, referral.header().type(), sender.type(), recipient.type());
        if (!recipientTakes(referral)) {
            throw new Refusal(RefusalCode.ROUTE_NOT_ALLOWED, RECIPIENT);
        }
        return route;
    }

    /** The register's word, whatever the matrix says: such referrals are taken, and not from oneself. */
    boolean recipientTakes(Referral referral) {
        return !sender.id().equals(recipient.id())
                && recipient.accepts().contains(referral.header().type());
    }
}
