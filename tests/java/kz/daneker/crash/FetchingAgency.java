package kz.daneker.crash;

import java.util.List;
import java.util.UUID;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.GatewayUnreachable;
import kz.daneker.client.ReceivedFolder;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.RefusedRequest;
import kz.daneker.client.WaitingDelivery;

/** One recipient that empties its inbox: fetch, decrypt, verify, sign. */
final class FetchingAgency {
    private final AgencyClient client;
    private final ReceivedFolder seen;
    private final Books books;
    private volatile boolean inboxWasEmpty;

    /** @param seen what the agency itself keeps to know a second delivery of the same */
    FetchingAgency(AgencyClient client, ReceivedFolder seen, Books books) {
        this.client = client;
        this.seen = seen;
        this.books = books;
    }

    void turn() {
        try {
            List<WaitingDelivery> inbox = client.inbox().list();
            inboxWasEmpty = inbox.isEmpty();
            for (WaitingDelivery waiting : inbox) {
                take(waiting.id());
            }
        } catch (GatewayUnreachable gone) {
            return; // the next turn tries again
        } catch (RefusedRequest refused) {
            tolerateUnavailable(refused);
        }
    }

    /** At the last look. */
    boolean hasAnEmptyInbox() {
        return inboxWasEmpty;
    }

    private void take(UUID delivery) {
        if (books.isSigned(delivery)) {
            // this listing was asked for after the receipt was confirmed: one thread does both
            books.fault("delivery " + delivery + " was offered again after its receipt");
            return;
        }
        ReceivedReferral received = client.receive(delivery, seen);
        books.received(client.agency(), received);
        client.sign(received);
        books.signedFor(delivery);
    }

    private void tolerateUnavailable(RefusedRequest refused) {
        if (refused.answer().status() != 503) {
            books.fault(
                    client.agency() + " was refused with " + refused.answer().code());
        }
    }
}
