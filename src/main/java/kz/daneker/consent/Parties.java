package kz.daneker.consent;

import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.AgencyType;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** Sender and recipient as the register knows them, both parties to the exchange. */
record Parties(Agency sender, Agency recipient) {
    private static final String RECIPIENT = "/recipient/agencyId";
    private static final String SENDER = "/sender/agencyId";

    /**
     * Looks both up.
     *
     * @throws Refusal {@code PARTY_UNKNOWN}, {@code PARTY_NOT_ALLOWED} for bodies listed only to be refused,
     *     {@code CROSS_BORDER} for partners abroad
     */
    static Parties of(Referral referral, AgencyRegister register, SharingMatrix matrix) {
        Agency recipient = register.require(referral.recipient(), RECIPIENT);
        mustBeParty(recipient, RECIPIENT, matrix);
        Agency sender = register.require(referral.sender().agency(), SENDER);
        mustBeParty(sender, SENDER, matrix);
        return new Parties(sender, recipient);
    }

    /**
     * The one rule for this kind of referral between these two.
     *
     * @throws Refusal {@code ROUTE_NOT_ALLOWED}, pointing at the sender where no rule lets its kind send such referrals,
     *     else at the recipient
     */
    MatrixRule route(Referral referral, SharingMatrix matrix) {
        if (matrix.rules().stream()
                .noneMatch(rule ->
                        rule.type() == referral.header().type() && rule.from().contains(sender.type()))) {
            throw new Refusal(RefusalCode.ROUTE_NOT_ALLOWED, SENDER);
        }
        MatrixRule route = matrix.rules().stream()
                .filter(rule -> rule.carries(referral.header().type(), sender.type(), recipient.type()))
                .findFirst()
                .orElseThrow(() -> new Refusal(RefusalCode.ROUTE_NOT_ALLOWED, RECIPIENT));
        boolean toItself = sender.id().equals(recipient.id());
        if (toItself || !recipient.accepts().contains(referral.header().type())) {
            throw new Refusal(RefusalCode.ROUTE_NOT_ALLOWED, RECIPIENT);
        }
        return route;
    }

    private static void mustBeParty(Agency agency, String path, SharingMatrix matrix) {
        if (matrix.notAParty().contains(agency.type())) {
            throw new Refusal(RefusalCode.PARTY_NOT_ALLOWED, path);
        }
        if (agency.type() == AgencyType.FOREIGN_PARTNER) {
            throw new Refusal(RefusalCode.CROSS_BORDER, path);
        }
    }
}
