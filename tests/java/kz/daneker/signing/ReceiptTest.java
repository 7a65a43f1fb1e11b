package kz.daneker.signing;

import static kz.daneker.refusal.RefusalCode.CONSENT_EXPIRED;
import static kz.daneker.refusal.RefusalCode.ENVELOPE_MALFORMED;
import static kz.daneker.refusal.RefusalCode.RECEIPT_INVALID;
import static kz.daneker.refusal.RefusalCode.SIGNATURE_INVALID;
import static kz.daneker.signing.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kz.daneker.refusal.Refusal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ReceiptTest {
    private static final Keys GATEWAY = Tokens.GATEWAY;
    private static final Receipt ACCEPTED = receipt()
            .outcome(Outcome.ACCEPTED)
            .forwarding(List.of(Digest.ofAscii("d1")), 1)
            .decision(new ReceiptDecision(
                    List.of("ID_NAME"), Map.of("TRAUMA_VIOLENCE", "MATRIX_DENY"), List.of("CONSENT_ENDS_SOON")))
            .logged(41)
            .build();

    @Test
    void reads_whatItWrote() {
        Receipt rejected = receipt()
                .outcome(Outcome.REJECTED)
                .because(new Refusal(CONSENT_EXPIRED, "/consents/0/expiresAt"))
                .build();
        for (Receipt receipt : List.of(ACCEPTED, rejected)) {
            VerifiedReceipt verified = Receipt.verify(receipt.sign(GATEWAY.signing()), GATEWAY.verification());
            assertThat(verified.receipt()).isEqualTo(receipt);
            assertThat(verified.jws().kid()).isEqualTo(GATEWAY.signing().kid());
        }
    }

    @Test
    void lists_oneDigestForTheJwtAndOnePerDisclosure() {
        ObjectNode json = ReceiptJson.write(ACCEPTED);
        assertThat(json.get("nri").toString())
                .isEqualTo("[{\"uri\":\"#jwt\",\"alg\":\"sha-256\",\"digest\":\"" + Digest.ofAscii("jwt")
                        + "\"},{\"uri\":\"#disclosure\",\"alg\":\"sha-256\",\"digest\":\"" + Digest.ofAscii("d1")
                        + "\"},{\"uri\":\"#disclosure\",\"alg\":\"sha-256\",\"digest\":\"" + Digest.ofAscii("d2")
                        + "\"}]");
        assertThat(json.get("outcome").stringValue()).isEqualTo("accepted");
    }

    @Test
    void refuses_whatIsNoReceipt() {
        refuses(ENVELOPE_MALFORMED, () -> verify(json -> json.remove("nri")));
        refuses(RECEIPT_INVALID, () -> verify(json -> json.putArray("nri")));
        refuses(RECEIPT_INVALID, () -> verify(json -> json.put("outcome", "ACCEPTED")));
        refuses(RECEIPT_INVALID, () -> verify(json -> ((ArrayNode) json.get("nri")).remove(0)));
        refuses(ENVELOPE_MALFORMED, () -> verify(json -> json.put("iat", 1.5)));
        refuses(ENVELOPE_MALFORMED, () -> verify(json -> json.put("withheld", -1)));
        String changed = Tamper.character(ACCEPTED.sign(GATEWAY.signing()), 300);
        refuses(SIGNATURE_INVALID, () -> Receipt.verify(changed, GATEWAY.verification()));
    }

    private static void verify(Consumer<ObjectNode> change) {
        ObjectNode json = ReceiptJson.write(ACCEPTED);
        change.accept(json);
        Receipt.verify(Jws.sign(Receipt.TYP, json, GATEWAY.signing()), GATEWAY.verification());
    }

    private static ReceiptBuilder receipt() {
        return Receipt.builder()
                .from(PartyUrn.GATEWAY)
                .to("urn:daneker:agency:centre-47")
                .at(Instant.parse("2026-06-15T07:00:00Z"))
                .id("r-1")
                .about("5f0c1d2e-0000-4a00-8000-000000000002")
                .received(Digest.ofAscii("jwt"), List.of(Digest.ofAscii("d1"), Digest.ofAscii("d2")));
    }
}
