package kz.daneker.channels;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.Enumeration;
import kz.daneker.privacy.LiveSite;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;

/** An agency's system on AMQP 1.0: a stock client with the agency's own certificate, knowing nothing of the gateway. */
final class StockAmqp {
    private static final String PASSWORD = "test-only";

    private final ConnectionFactory factory;

    StockAmqp(LiveSite site, Path folder, String agency) {
        Path keys = site.data().resolve("agencies").resolve(agency);
        this.factory = new JmsConnectionFactory("amqps://localhost:" + site.amqpPort()
                + "?transport.keyStoreLocation=" + keys.resolve("keys.p12")
                + "&transport.keyStorePassword=" + read(keys.resolve("keys.pin"))
                + "&transport.keyAlias=" + agency + "-tls-1"
                + "&transport.trustStoreLocation=" + roots(site, folder)
                + "&transport.trustStorePassword=" + PASSWORD
                + "&transport.enabledProtocols=TLSv1.3"
                + "&jms.connectTimeout=15000&jms.requestTimeout=15000&jms.closeTimeout=5000");
    }

    void send(String queue, String text) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
        }
    }

    /** The next message, or null after so many milliseconds. */
    @Nullable
    TextMessage receive(String queue, long millis) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            connection.start();
            return (TextMessage) consumer.receive(millis);
        }
    }

    /** How many messages wait, without taking any. */
    int waiting(String queue) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
            connection.start();
            Enumeration<?> waiting = browser.getEnumeration();
            return Collections.list(waiting).size();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path roots(LiveSite site, Path folder) {
        Path file = folder.resolve("roots.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            try (InputStream pem = Files.newInputStream(site.data().resolve("keys/trusted.pem"))) {
                for (Certificate root : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                    store.setCertificateEntry("root-" + store.size(), root);
                }
            }
            store.store(out, PASSWORD.toCharArray());
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
