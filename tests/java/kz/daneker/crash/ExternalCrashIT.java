package kz.daneker.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.SignedReferral;
import kz.daneker.client.WaitingDelivery;
import kz.daneker.processes.ChildJvm;
import kz.daneker.referral.ReferralState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same promises with PostgreSQL and the broker in processes of their own, each of which goes away once, and with two
 * gateways that share the work. Settings: {@code crash.external.rounds} kills of a gateway (default 3), {@code
 * crash.seed}.
 */
class ExternalCrashIT {
    private static final int ROUNDS = Integer.getInteger("crash.external.rounds", 3);
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

    @TempDir
    private Path data;

    private final Random random = new Random(SEED);
    private final Books books = new Books();

    @Test
    void keeps_everyPromiseOnce_whenGatewayBrokerAndDatabaseGoAway() throws IOException {
        System.out.printf("crash: crash.seed=%d crash.external.rounds=%d%n", SEED, ROUNDS);
        FinalCheck check = new FinalCheck(data, books);
        try (ExternalSite site = new ExternalSite(data, 1)) {
            site.start();
            ChildJvm gateway = site.gateways.get(0);
            try (Agencies agencies = new Agencies(data, books, site.doors())) {
                agencies.work(Duration.ofMillis(20));
                for (int round = 0; round < ROUNDS; round++) {
                    workGoesOn();
                    Moments.pass(Duration.ofMillis(random.nextInt(1_500)));
                    gateway.kill();
                    check.keepCheckpoint();
                    gateway.start();
                    gateway.awaitReady();
                }
                workGoesOn();
                site.parts.broker.kill();
                int accepted = books.promises().size();
                await("intake goes on without a broker: debts wait in the outbox")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> books.promises().size() > accepted + 3);
                site.parts.broker.start();
                site.parts.broker.awaitReady();
                workGoesOn();
                site.parts.postgres.stop();
                await("senders are asked to come back")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> agencies.sender(0).timesAskedToWait() > 0);
                site.parts.postgres.start();
                workGoesOn();
                drain(agencies);
            }
            roundTrip(site.doors().get(0));
            site.stopGateways();
            System.out.printf("crash: external, %d promises%n", books.promises().size());
            check.deliveries();
            check.trail();
        }
    }

    @Test
    void shares_theWork_betweenTwoGateways_andOneWritesTheLog() throws IOException {
        FinalCheck check = new FinalCheck(data, books);
        try (ExternalSite site = new ExternalSite(data, 2)) {
            site.start();
            try (Agencies agencies = new Agencies(data, books, site.doors())) {
                agencies.work(Duration.ofMillis(20));
                workGoesOn();
                check.keepCheckpoint();
                // the one that leads the log goes, whichever of the two it is
                for (ChildJvm gateway : site.gateways) {
                    gateway.kill();
                    check.keepCheckpoint();
                    Moments.pass(Duration.ofMillis(random.nextInt(500)));
                    gateway.start();
                    gateway.awaitReady();
                    workGoesOn();
                }
                drain(agencies);
            }
            site.stopGateways();
            check.deliveries();
            check.tables(site.parts.postgres.settings());
            check.trail();
        }
    }

    private void workGoesOn() {
        int promised = books.promises().size();
        int delivered = books.deliveries();
        await("work goes on")
                .atMost(Duration.ofMinutes(2))
                .until(() -> books.promises().size() > promised + 5 && books.deliveries() > delivered + 5);
    }

    private void drain(Agencies agencies) {
        agencies.sendNothingNew();
        await("drained").atMost(Duration.ofMinutes(3)).untilAsserted(agencies::requireDrained);
        agencies.requireAlive();
        books.promises().forEach(agencies::resend);
    }

    /** Send, receive, speak, withdraw: the journey itself, on these engines. */
    private void roundTrip(URI door) {
        Books own = new Books();
        try (Agencies agencies = new Agencies(data, own, List.of(door))) {
            SendingAgency sender = agencies.sender(0);
            AgencyClient centre = sender.client();
            AgencyClient clinic = agencies.client(Agencies.CLINIC.value(), door);

            SignedReferral sent = sender.next();
            assertThat(centre.sending().send(sent)).isInstanceOf(AcceptedByGateway.class);
            UUID delivery = await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> clinic.inbox().list(), inbox -> !inbox.isEmpty())
                    .stream()
                    .map(WaitingDelivery::id)
                    .findFirst()
                    .orElseThrow();
            clinic.sign(clinic.receive(delivery, agencies.seenBy(Agencies.CLINIC)));
            clinic.conversation().say(delivery, ReferralState.ACCEPTED, null);
            assertThat(centre.conversation().ask(sent.id().value()).state()).isEqualTo(ReferralState.ACCEPTED);

            SignedReferral regretted = sender.next();
            centre.sending().send(regretted);
            assertThat(centre.conversation().say(regretted.id().value(), ReferralState.WITHDRAWN, null))
                    .isEqualTo(ReferralState.WITHDRAWN);
            assertThat(clinic.inbox().list()).isEmpty();
        }
    }
}
