package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.referral.ReferralState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

/** The same again changes nothing; what is over cannot be read again. */
@ExtendWith(OneGateway.class)
class RepeatIT {
    private final RunningGateway gateway;

    RepeatIT(RunningGateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void answers_concurrentResendsWithOneReceipt_andDeliversOnce() throws InterruptedException, ExecutionException {
        ObjectNode referral = Payloads.good("16");
        String sender = Payloads.sender(referral);
        String recipient = Payloads.recipient(referral);
        String token = gateway.sign(referral);

        ExecutorService senders = Executors.newFixedThreadPool(20);
        List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(senders.submit(() -> gateway.post(sender, "/v1/referrals", "application/sd-jwt", token)));
        }
        Set<String> receipts = new HashSet<>();
        for (Future<HttpResponse<byte[]>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(202);
            receipts.add(RunningGateway.text(answer.get()));
        }
        senders.shutdown();
        assertThat(receipts).hasSize(1);

        UUID delivery = gateway.arrived(referral);
        ReceivedReferral received = gateway.open(recipient, delivery);
        String signed = gateway.client(recipient).sign(received);
        String path = "/v1/inbox/" + delivery + "/receipt";
        assertThat(gateway.post(recipient, path, "application/jwt", signed).statusCode())
                .isEqualTo(200);
        assertThat(RunningGateway.text(gateway.post(sender, "/v1/referrals", "application/sd-jwt", token)))
                .as("also after delivery")
                .isEqualTo(receipts.iterator().next());
        assertThat(gateway.inbox(recipient).ids()).doesNotContain(delivery);
    }

    @Test
    void keeps_heldReferralBack_andTakesItsCorrectedSuccessor() {
        ObjectNode held = Payloads.good("17");
        HttpResponse<byte[]> answer = gateway.send(held);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("daneker-state")).contains("HELD");

        ObjectNode corrected = held.deepCopy();
        corrected.remove("note");
        HttpResponse<byte[]> second = gateway.send(corrected);

        assertThat(second.statusCode()).as(RunningGateway.text(second)).isEqualTo(202);
        assertThat(second.headers().firstValue("daneker-state")).contains("SENT");
        UUID delivery = gateway.arrived(corrected);
        gateway.client(Payloads.recipient(held)).sign(gateway.open(Payloads.recipient(held), delivery));
    }

    @Test
    void destroys_keyAndCiphertextOnceReceipted() throws SQLException {
        ObjectNode referral = Payloads.good("02");
        String recipient = Payloads.recipient(referral);
        UUID delivery = gateway.deliver(referral);
        ReceivedReferral received = gateway.open(recipient, delivery);
        List<byte[]> secrets = new ArrayList<>();
        try (Connection connection = gateway.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select o.sealed, k.wrapped, j.jwe from delivery d join"
                        + " referral_key k on k.referral_id = d.referral_id join referral_original o on"
                        + " o.referral_id = d.referral_id join delivery_jwe j on j.delivery_id = d.id"
                        + " where d.id = '" + delivery + "'")) {
            assertThat(row.next()).isTrue();
            // a middle piece each: a page of the file may hold only a part of the whole
            byte[] original = row.getBytes(1);
            secrets.add(java.util.Arrays.copyOfRange(original, original.length - 64, original.length));
            secrets.add(row.getBytes(2));
            String jwe = row.getString(3);
            secrets.add(jwe.substring(jwe.length() - 40).getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(secrets).allMatch(this::isOnDisk);

        gateway.client(recipient).sign(received);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(secrets).noneMatch(this::isOnDisk));
        assertThat(gateway.get(recipient, "/v1/inbox/" + delivery).statusCode()).isEqualTo(404);
        assertThat(gateway.client(Payloads.sender(referral))
                        .conversation()
                        .ask(Payloads.id(referral))
                        .state())
                .isEqualTo(ReferralState.DELIVERED);
    }

    private boolean isOnDisk(byte[] secret) {
        String sought = new String(secret, StandardCharsets.ISO_8859_1);
        try {
            for (Path file : gateway.stateFiles().toList()) {
                if (Files.exists(file)
                        && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(sought)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
