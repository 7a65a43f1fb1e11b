package kz.daneker.delivery;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.ledger.StoredDelivery;
import kz.daneker.refusal.Refusal;
import kz.daneker.store.Database;
import kz.daneker.trust.BoundedExchange;

/**
 * Posts sealed deliveries to recipients that listen, over mutual TLS. The signed receipt in the answer closes the
 * delivery; any other answer leaves it to the broker, which tries again with growing pauses.
 */
final class Courier {
    static final int LARGEST_RECEIPT = 256 * 1024;

    private final Database database;
    private final DeliveryLedger deliveries;
    private final AgencyRegister agencies;
    private final Inbox inbox;
    private final ReceiptDesk receipts;
    private final BoundedExchange https;

    Courier(
            Database database,
            DeliveryLedger deliveries,
            AgencyRegister agencies,
            Inbox inbox,
            ReceiptDesk receipts,
            BoundedExchange https) {
        this.database = database;
        this.deliveries = deliveries;
        this.agencies = agencies;
        this.inbox = inbox;
        this.receipts = receipts;
        this.https = https;
    }

    /** Pushes the delivery of a referral, unless it was taken or stopped meanwhile. */
    public void push(String referralId) throws IOException, InterruptedException {
        Optional<StoredDelivery> waiting = database.read(
                        connection -> deliveries.ofReferral(connection, UUID.fromString(referralId)))
                .filter(delivery -> delivery.state() == StoredDelivery.State.READY);
        if (waiting.isEmpty()) {
            return;
        }
        StoredDelivery delivery = waiting.get();
        String jwe;
        try {
            jwe = inbox.fetch(delivery.recipient(), delivery.id());
        } catch (Refusal stopped) {
            return;
        }
        receipts.accept(delivery.recipient(), delivery.id(), post(delivery, jwe));
    }

    private String post(StoredDelivery delivery, String jwe) throws IOException, InterruptedException {
        Agency recipient = agencies.find(delivery.recipient()).orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(
                        Objects.requireNonNull(recipient.channel().url()))
                .header("Content-Type", "application/jose")
                .header("Daneker-Delivery", delivery.id().toString())
                .POST(HttpRequest.BodyPublishers.ofString(jwe, StandardCharsets.US_ASCII))
                .build();
        HttpResponse<byte[]> answer = https.send(request);
        if (answer.statusCode() != 200) {
            throw new IOException("a recipient must answer 200 with its receipt, found " + answer.statusCode());
        }
        return new String(answer.body(), StandardCharsets.US_ASCII);
    }
}
