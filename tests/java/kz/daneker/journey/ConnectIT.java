package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import kz.daneker.cli.DanekerCommand;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.processes.ChildJvm;
import kz.daneker.referral.StrictJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A centre's old system refers a child over MLLP and TLS; a person completes the draft; the clinic gets signed FHIR. */
class ConnectIT {
    private static final int PORT = ChildJvm.freePort();

    @TempDir
    private static Path data;

    @TempDir
    private static Path centre;

    private static Exchange exchange;
    private static Thread connect;

    private final ObjectNode referral = Person.invented().in(Fixture.clinic().at(exchange.now()));

    @BeforeAll
    static void start() throws Exception {
        exchange = new Exchange(data);
        Path known = centre.resolve("systems.pem");
        Files.writeString(known, certificate("centre-15"));
        connect = new Thread(() -> DanekerCommand.run(
                "connect",
                "--as",
                "centre-47",
                "--data",
                data.toString(),
                "--mllp",
                "127.0.0.1:" + PORT,
                "--clients",
                known.toString(),
                "--drafts",
                centre.resolve("drafts").toString()));
        connect.start();
        await().atMost(Duration.ofSeconds(20))
                .ignoreException(ConnectException.class)
                .until(() -> {
                    new Socket(InetAddress.getLoopbackAddress(), PORT).close();
                    return true;
                });
    }

    @AfterAll
    static void stop() throws InterruptedException {
        connect.interrupt();
        connect.join(10_000);
        exchange.close();
    }

    @Test
    void carriesAReferral_fromAnOldSystemToAClinic() throws Exception {
        assertThat(say("centre-15", message())).contains("MSA|AA|M-1");

        ObjectNode draft = draft();
        ObjectNode complete = referral.deepCopy();
        complete.put("referralId", draft.path("referralId").asString(""));
        ((ObjectNode) complete.at("/data/HEALTH_SUMMARY")).set("resources", draft.at("/data/HEALTH_SUMMARY/resources"));
        assertThat(complete.path("subject").path("iin")).isEqualTo(draft.at("/subject/iin"));
        assertThat(exchange.sender(complete)
                        .send(exchange.sender(complete).sign(complete))
                        .statusCode())
                .isEqualTo(202);

        Party clinic = exchange.recipient(complete);
        ReceivedReferral received = clinic.fetch(clinic.awaitOne());
        assertThat(received.referral().at("/data/HEALTH_SUMMARY/resources"))
                .isEqualTo(draft.at("/data/HEALTH_SUMMARY/resources"))
                .isNotEmpty();
    }

    @Test
    void talksToNobody_whoseCertificateItDoesNotKnow() {
        assertThatThrownBy(() -> say("centre-27", message())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> say("", message())).isInstanceOf(IOException.class);
    }

    private String message() {
        String name = String.join(
                "^",
                referral.at("/subject/name/family").asString(""),
                referral.at("/subject/name/given").asString(""));
        return """
                MSH|^~\\&|MIS|CENTRE-47|GATEWAY|CLINIC|20260310081122+0500||REF^I12^REF_I12|M-1|P|2.5.1||||||UNICODE UTF-8
                RF1|P|R|Med^Medical^HL70281|||R-42^CENTRE-47|20260310|20260610
                PRD|RP|Касымова^Динара|||||centre-47
                PRD|RT|Оспанов^Ержан|||||clinic-47-001
                PID|1||%s^^^KZ-IIN^NI||%s||%s|F
                DG1|1||D50.9^Темір тапшылығы^I10||2026|F
                """.formatted(
                        referral.at("/subject/iin").asString(""),
                        name,
                        referral.at("/subject/birthDate").asString("").replace("-", ""))
                .replace('\n', '\r');
    }

    private static ObjectNode draft() throws IOException {
        try (Stream<Path> files = Files.list(centre.resolve("drafts"))) {
            List<Path> drafts =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(drafts).hasSize(1);
            return StrictJson.readObject(Files.readAllBytes(drafts.get(0)));
        }
    }

    /** As the system with this agency's TLS key, or with none. */
    private static String say(String agency, String message) throws Exception {
        try (Socket socket = tls(agency).getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), PORT)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("\u000b" + message + "\u001c\r").getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next != 0x1c; next = in.read()) {
                if (next < 0) {
                    throw new IOException("hung up");
                }
                answer.write(next);
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private static SSLContext tls(String agency) throws Exception {
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        KeyStore own = store("centre-47");
        Certificate[] chain = own.getCertificateChain("centre-47-tls-1");
        roots.setCertificateEntry("centre-47", chain[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        if (!agency.isEmpty()) {
            KeyStore all = store(agency);
            String name = agency + "-tls-1";
            one.setKeyEntry(name, all.getKey(name, pin(agency)), new char[0], all.getCertificateChain(name));
        }
        keys.init(one, new char[0]);
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static String certificate(String agency) throws Exception {
        return Pem.of(exchange.party(agency), exchange).path("cert").asString("");
    }

    private static KeyStore store(String agency) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(folder(agency).resolve("keys.p12"))) {
            store.load(file, pin(agency));
        }
        return store;
    }

    private static char[] pin(String agency) throws IOException {
        return Files.readString(folder(agency).resolve("keys.pin")).strip().toCharArray();
    }

    private static Path folder(String agency) {
        return data.resolve("agencies").resolve(agency);
    }
}
