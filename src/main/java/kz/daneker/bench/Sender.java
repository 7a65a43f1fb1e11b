package kz.daneker.bench;

import java.util.concurrent.atomic.AtomicBoolean;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.GatewayAnswer;
import kz.daneker.client.RefusedByGateway;

/** One sending agency: signs a fresh referral, sends it, verifies the receipt, again and again. */
final class Sender implements Runnable {
    private final AgencyClient agency;
    private final InventedReferrals referrals;
    private final Underway underway;
    private final AtomicBoolean ended;

    Sender(AgencyClient agency, InventedReferrals referrals, Underway underway, AtomicBoolean ended) {
        this.agency = agency;
        this.referrals = referrals;
        this.underway = underway;
        this.ended = ended;
    }

    @Override
    public void run() {
        try {
            while (!ended.get()) {
                if (underway.awaitRoom()) {
                    send();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        InventedReferrals.Invented invented = referrals.next(agency.agency());
        var signed = agency.signer().sign(invented.payload());
        underway.sending(invented.phone());
        long start = System.nanoTime();
        GatewayAnswer answer = agency.sending().send(signed);
        if (!(answer instanceof AcceptedByGateway)) {
            String code = answer instanceof RefusedByGateway refused ? refused.code() : "no answer";
            throw new IllegalStateException("the gateway must accept the bench's referrals, found " + code);
        }
        underway.accepted(System.nanoTime() - start);
    }
}
