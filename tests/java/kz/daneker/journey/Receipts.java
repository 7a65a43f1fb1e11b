package kz.daneker.journey;

import java.util.UUID;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.signing.Outcome;
import kz.daneker.signing.Receipt;

/** A recipient's signed word that it has a delivery. */
final class Receipts {
    private Receipts() {}

    static String of(RunningGateway gateway, String recipient, ReceivedReferral received) {
        return Receipt.builder()
                .from("urn:daneker:agency:" + recipient)
                .to("urn:daneker:gateway")
                .at(gateway.clock().instant())
                .id(UUID.randomUUID().toString())
                .about(received.delivery().toString())
                .received(
                        received.token().issuerJwt().digest(), received.token().disclosureDigests())
                .outcome(Outcome.DELIVERED)
                .build()
                .sign(gateway.keys(recipient).signing());
    }
}
