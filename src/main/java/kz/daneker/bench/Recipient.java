package kz.daneker.bench;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import kz.daneker.client.ReceivedReferral;
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
                Mailroom.@Nullable Letter letter = mailroom.next();
                if (letter != null) {
                    receive(letter);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(Mailroom.Letter letter) {
        ReceivedReferral received = letter.recipient().open(letter.delivery());
        letter.recipient().sign(received);
        if (letter.recipient().agency().equals(InventedReferrals.CLINIC)) {
            example.set(received);
        }
        underway.arrived(InventedReferrals.phone(received.token().referral()));
    }
}
