package kz.daneker.demo;

import java.util.Map;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.GatewayAnswer;
import kz.daneker.client.RefusedByGateway;
import kz.daneker.client.SignedReferral;
import kz.daneker.referral.ReferralState;
import kz.daneker.signing.Receipt;
import kz.daneker.signing.ReceiptDecision;

/** A referral its sender signed and the gateway took: the two sides of the sender's proof. */
record Handover(SignedReferral referral, Receipt receipt) {
    /**
     * Signs, sends, and checks the signed answer.
     *
     * @throws NotAsTold if the gateway does not take it
     */
    static Handover of(Sample sample, AgencyClient sender) {
        SignedReferral signed = sender.signer().sign(sample.referral());
        GatewayAnswer answer = sender.sending().send(signed);
        if (answer instanceof RefusedByGateway refused) {
            throw new NotAsTold(
                    "the gateway must take the referral, found " + refused.code() + " at " + refused.pointer());
        }
        AcceptedByGateway accepted = (AcceptedByGateway) answer;
        NotAsTold.unless(
                accepted.state() == ReferralState.SENT, "a taken referral must be SENT, found " + accepted.state());
        return new Handover(signed, accepted.receipt().receipt());
    }

    /** What the gateway signed that it does not pass on: category to reason. */
    Map<String, String> withheld() {
        ReceiptDecision decision = receipt.decision();
        if (decision == null) {
            throw new NotAsTold("the receipt must tell the sender what stays, found nothing about it");
        }
        return decision.withheld();
    }
}
