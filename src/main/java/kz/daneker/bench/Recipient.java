package kz.daneker.bench;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.FetchedDeliveries;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.SignedFor;
import org.jspecify.annotations.Nullable;

/** One worker at a receiving agency: fetches, decrypts, verifies everything, signs for it. */
final class Recipient implements Runnable {
    private final Mailroom mailroom;
    private final Underway underway;
    private final AtomicReference<ReceivedReferral> example;
    private final AtomicBoolean ended;

    /** @param example gets one delivery of the open route, to measure its cryptography by */
    Recipient(Mailroom mailroom, Underway underway, AtomicReference<ReceivedReferral> example, AtomicBoolean ended) {
        this.example = example;
        this.mailroom = mailroom;
        this.underway = underway;
        this.ended = ended;
    }

    @Override
    public void run() {
        try {
            while (!ended.get()) {
                Mailroom.@Nullable Letters letters = mailroom.next();
                if (letters != null) {
                    receive(letters.recipient(), letters.deliveries());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(AgencyClient agency, List<UUID> deliveries) {
        for (List<UUID> left = deliveries; !left.isEmpty(); ) {
            FetchedDeliveries fetched = agency.fetch(left);
            List<ReceivedReferral> opened = fetched.jwes().entrySet().stream()
                    .map(each -> agency.opener().open(each.getKey(), each.getValue()))
                    .toList();
            for (SignedFor signed : agency.sign(opened)) {
                arrived(agency, signed);
            }
            left = fetched.askAgain();
        }
    }

    private void arrived(AgencyClient agency, SignedFor signed) {
        if (signed.refused() != null) {
            throw new IllegalStateException("the gateway must take the bench's receipts, found "
                    + signed.refused().code());
        }
        ReceivedReferral received = signed.received();
        if (agency.agency().equals(InventedReferrals.CLINIC)) {
            example.set(received);
        }
        underway.arrived(InventedReferrals.phone(received.token().referral()));
    }
}
