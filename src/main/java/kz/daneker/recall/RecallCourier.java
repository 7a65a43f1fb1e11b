package kz.daneker.recall;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.broker.SignedWordQueue;
import kz.daneker.ledger.RecallLedger;
import kz.daneker.ledger.StoredRecall;
import kz.daneker.store.Database;
import kz.daneker.trust.BoundedExchange;

/**
 * Tells recalls to recipients that listen: posted to their address, or put into their queue. Whoever posts back a signed
 * acknowledgement has answered; 202 says that the answer follows. Anything else leaves it to the broker, which tries
 * again with growing pauses.
 */
final class RecallCourier {
    static final int LARGEST_ANSWER = 64 * 1024;

    private final Database database;
    private final RecallLedger recalls;
    private final AgencyRegister agencies;
    private final RecallDesk desk;
    private final SignedWordQueue queue;
    private final BoundedExchange https;

    RecallCourier(
            Database database,
            RecallLedger recalls,
            AgencyRegister agencies,
            RecallDesk desk,
            SignedWordQueue queue,
            BoundedExchange https) {
        this.database = database;
        this.recalls = recalls;
        this.agencies = agencies;
        this.desk = desk;
        this.queue = queue;
        this.https = https;
    }

    /** Tells a recall, unless it was answered meanwhile. */
    public void tell(String recallId) throws IOException, InterruptedException, JMSException {
        Optional<StoredRecall> open = database.read(connection -> recalls.find(connection, UUID.fromString(recallId)))
                .filter(recall -> recall.answer().isEmpty());
        if (open.isEmpty()) {
            return;
        }
        StoredRecall recall = open.get();
        Agency recipient = agencies.find(recall.recipient()).orElseThrow();
        switch (recipient.channel().kind()) {
            case PUSH -> {
                Optional<String> answer = post(recall, recipient);
                if (answer.isPresent()) {
                    desk.acknowledge(recall.recipient(), recall.id(), answer.get());
                }
            }
            case AMQP ->
                queue.put(new SignedWordQueue.Word(recall.recipient(), "recall", recall.id(), recall.notice()));
            case PULL, FHIR, FHIR_MESSAGES -> {
                // the register changed meanwhile: it fetches now, and finds the recall there
            }
        }
        database.write(connection -> {
            recalls.told(connection, recall.id());
            return Boolean.TRUE;
        });
    }

    private Optional<String> post(StoredRecall recall, Agency recipient) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = https.post(
                Objects.requireNonNull(recipient.channel().url()), "Daneker-Recall", recall.id(), recall.notice());
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(new String(answer.body(), StandardCharsets.ISO_8859_1));
            case 202 -> Optional.empty();
            default ->
                throw new IOException("a recipient must answer a recall with 200 and its acknowledgement, or with 202,"
                        + " found " + answer.statusCode());
        };
    }
}
