package kz.daneker.broker;

import static kz.daneker.broker.TestBroker.CLINIC;
import static kz.daneker.broker.TestBroker.receive;
import static kz.daneker.broker.TestBroker.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.daneker.broker.TestPki.Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker in a JVM of its own, killed without warning. */
class BrokerMainIT {
    private static final Pattern READY = Pattern.compile("broker ready, amqp port (\\d+), gateway port (\\d+)");

    @TempDir
    Path folder;

    private TestPki pki;
    private Identity server;
    private Identity gateway;
    private Identity clinic;
    private int amqpPort;
    private int gatewayPort;
    private Process process;

    @BeforeEach
    void prepare() throws IOException {
        pki = new TestPki(folder.resolve("pki"));
        server = pki.issue("server");
        gateway = pki.issue("gateway");
        clinic = pki.issue("clinic");
        TestPki.writePem(folder.resolve("gateway.pem"), gateway.certificate());
        TestPki.writePem(folder.resolve("server.pem"), server.key(), server.certificate(), pki.authority());
        TestPki.writePem(folder.resolve("ca.pem"), pki.authority());
        Files.createDirectories(folder.resolve("agencies"));
        TestPki.writePem(folder.resolve("agencies").resolve(CLINIC.value() + ".pem"), clinic.certificate());
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void loses_nothingAcknowledged_whenKilled() throws Exception {
        startBroker();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Thread sender = new Thread(() -> sendUntilTheBrokerDies(acknowledged));
        sender.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> acknowledged.size() > 200);
        kill();
        sender.join(20_000);
        assertThat(sender.isAlive()).isFalse();

        startBroker();
        Set<String> kept = new HashSet<>();
        try (BrokerConnection broker = BrokerConnection.external(external());
                Connection connection = broker.factory().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(BrokerAddress.ACCEPTED))) {
            connection.start();
            for (Message message = consumer.receive(5_000); message != null; message = consumer.receive(1_000)) {
                assertThat(kept.add(message.getBody(String.class))).isTrue();
            }
        }
        assertThat(kept).containsAll(acknowledged);
        // at most the one batch whose answer was lost on the way
        assertThat(kept.size() - acknowledged.size()).isIn(0, 10);
    }

    @Test
    void serves_gatewayAndAgency_andIsFoundAgainAfterARestart() throws Exception {
        startBroker();
        try (BrokerConnection broker = BrokerConnection.external(external())) {
            send(broker.factory(), BrokerAddress.agency(CLINIC), "first");
            kill();
            startBroker();
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
                send(broker.factory(), BrokerAddress.agency(CLINIC), "second");
                return true;
            });
        }
        var agency = TestBroker.amqp(amqpPort, clinic, pki.trustStore(), "TLSv1.3");
        assertThat(receive(agency, BrokerAddress.agency(CLINIC), 5_000)).isNotNull();
        assertThat(receive(agency, BrokerAddress.agency(CLINIC), 5_000)).isNotNull();
    }

    private void sendUntilTheBrokerDies(Set<String> acknowledged) {
        try (BrokerConnection broker = BrokerConnection.external(external());
                Connection connection = broker.factory().createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(BrokerAddress.ACCEPTED))) {
            for (int batch = 0; ; batch++) {
                Set<String> sent = new HashSet<>();
                for (int i = 0; i < 10; i++) {
                    String id = batch + "-" + i;
                    producer.send(session.createTextMessage(id));
                    sent.add(id);
                }
                session.commit();
                acknowledged.addAll(sent);
            }
        } catch (JMSException brokerDied) {
            // how this sender is meant to end
        }
    }

    private BrokerSettings external() {
        BrokerSettings base = TestBroker.settings(folder, gateway.tls(), null);
        return new BrokerSettings(
                BrokerSettings.Mode.EXTERNAL,
                "127.0.0.1:" + gatewayPort,
                base.dataDirectory(),
                base.host(),
                0,
                -1,
                null,
                base.tls(),
                base.redelivery(),
                base.ownWork(),
                base.memory(),
                base.diskPerAddress(),
                base.maxMessage(),
                base.flushEvery());
    }

    /** The second start takes the ports of the first, as a restarted service does. */
    private void startBroker() throws IOException {
        Path output = Files.createTempFile(folder, "broker", ".log");
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        "--daneker.broker.data-directory=" + folder.resolve("data"),
                        "--daneker.broker.agencies=" + folder.resolve("agencies"),
                        "--daneker.broker.amqp-port=" + amqpPort,
                        "--daneker.broker.gateway-port=" + gatewayPort,
                        "--daneker.broker.gateway-certificates=" + folder.resolve("gateway.pem"),
                        "--daneker.broker.tls.key-store=" + folder.resolve("server.pem"),
                        "--daneker.broker.tls.trust-store=" + folder.resolve("ca.pem")))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            Matcher ready = READY.matcher(Files.readString(output));
            if (!ready.find()) {
                assertThat(process.isAlive()).as(() -> read(output.toFile())).isTrue();
                return false;
            }
            amqpPort = Integer.parseInt(ready.group(1));
            gatewayPort = Integer.parseInt(ready.group(2));
            return true;
        });
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly(); // SIGKILL on Linux
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static String read(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
