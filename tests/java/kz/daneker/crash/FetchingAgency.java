package kz.daneker.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.FetchedDeliveries;
import kz.daneker.client.GatewayUnreachable;
import kz.daneker.client.ReceivedFolder;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.RefusedByGateway;
import kz.daneker.client.RefusedRequest;
import kz.daneker.client.SignedFor;
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
            take(inbox.stream().map(WaitingDelivery::id).toList());
        } catch (GatewayUnreachable gone) {
            return; // the next turn tries again
        } catch (RefusedRequest refused) {
            tolerateUnavailable(refused.answer());
        }
    }

    /** At the last look. */
    boolean hasAnEmptyInbox() {
        return inboxWasEmpty;
    }

    private void take(List<UUID> deliveries) {
        deliveries.stream()
                .filter(books::isSigned)
                // this listing was asked for after the receipt was confirmed: one thread does both
                .forEach(again -> books.fault("delivery " + again + " was offered again after its receipt"));
        for (List<UUID> left = deliveries; !left.isEmpty(); ) {
            FetchedDeliveries fetched = client.fetch(left);
            List<ReceivedReferral> received = new ArrayList<>();
            fetched.jwes().forEach((id, jwe) -> received.add(open(id, jwe)));
            for (SignedFor signed : client.sign(received)) {
                if (signed.refused() != null) {
                    tolerateUnavailable(signed.refused());
                    continue;
                }
                books.signedFor(signed.received().delivery());
            }
            left = fetched.askAgain();
        }
    }

    private ReceivedReferral open(UUID delivery, String jwe) {
        ReceivedReferral received = client.opener().open(delivery, jwe);
        seen.admit(received);
        books.received(client.agency(), received);
        return received;
    }

    private void tolerateUnavailable(RefusedByGateway refused) {
        if (refused.status() != 503) {
            books.fault(client.agency() + " was refused with " + refused.code());
        }
    }
}
