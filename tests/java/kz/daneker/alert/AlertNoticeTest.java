package kz.daneker.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import kz.daneker.agency.Language;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.DetachedJws;
import kz.daneker.trust.BoundedExchange;
import kz.daneker.trust.DevelopmentPki;
import kz.daneker.trust.GatewayKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the gateway about an alert: exactly this, in three languages, and nothing that names anybody. */
class AlertNoticeTest {
    private static final Path SNAPSHOTS = Path.of("tests/fixtures/alerts");
    private static final Alert ALERT = new Alert(
            UUID.fromString("7f1d3c52-0000-4000-8000-000000000001"),
            AlertRule.RECALL_OVERDUE,
            "agency:psy-centre-47",
            12,
            Instant.parse("2026-11-23T05:00:00Z"),
            Instant.parse("2026-11-23T05:00:00Z"),
            null,
            null,
            null,
            null);

    @TempDir
    Path folder;

    @Test
    void says_thisAndNoMore() throws IOException {
        for (Language language : Language.values()) {
            String all = Arrays.stream(AlertRule.values())
                    .map(rule -> rule.code() + "\t" + new AlertWords(language).say(rule) + "\t"
                            + new AlertWords(language).urgency(rule))
                    .collect(Collectors.joining("\n", "", "\n"));
            assertThat(all).isEqualTo(Files.readString(SNAPSHOTS.resolve("rules_" + language.tag() + ".txt")));
        }
        assertThat(AlertNotice.of(ALERT).letter()).isEqualTo(Files.readString(SNAPSHOTS.resolve("letter.txt")));
        assertThat(new String(AlertNotice.of(ALERT).json(), StandardCharsets.UTF_8) + "\n")
                .isEqualTo(Files.readString(SNAPSHOTS.resolve("notice.json")))
                .doesNotContain("psy", "47", "12\"");
    }

    @Test
    void fits_thePublishedSchema() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("schemas/envelope/alert-notice.schema.json")), InputFormat.JSON);
        for (AlertRule rule : AlertRule.values()) {
            byte[] json = new AlertNotice(ALERT.id(), rule, ALERT.openedAt()).json();
            assertThat(schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void postsSigned_andAnyChangeIsSeen() throws Exception {
        DevelopmentPki pki = new DevelopmentPki(folder, Clock.systemUTC(), new SecureRandom());
        pki.prepare(List.of(), List.of());
        GatewayKeys keys = GatewayKeys.open(pki.gatewayKeys());
        AtomicReference<byte[]> body = new AtomicReference<>();
        AtomicReference<String> signature = new AtomicReference<>();
        int[] answers = {503, 204};
        HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            signature.set(exchange.getRequestHeaders().getFirst(WebhookChannel.SIGNATURE));
            exchange.sendResponseHeaders(
                    body.getAndSet(exchange.getRequestBody().readAllBytes()) == null ? answers[0] : answers[1], -1);
            exchange.close();
        });
        listener.start();
        try {
            BoundedExchange http = new BoundedExchange(HttpClient.newHttpClient(), Duration.ofSeconds(10), 1024);
            URI address = URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + "/");
            WebhookChannel webhook = new WebhookChannel(address, http, keys.seal());

            assertThatThrownBy(() -> webhook.tell(AlertNotice.of(ALERT))).isInstanceOf(IOException.class);
            webhook.tell(AlertNotice.of(ALERT));
        } finally {
            listener.stop(0);
        }
        DetachedJws.verify(DetachedJws.ALERT, signature.get(), body.get(), keys.sealPublic());
        byte[] changed = body.get().clone();
        changed[20] ^= 1;
        assertThatThrownBy(() -> DetachedJws.verify(DetachedJws.ALERT, signature.get(), changed, keys.sealPublic()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void mails_theLetter_andSaysSoWhereNobodyTakesIt() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        MailChannel mail = new MailChannel(new MailSettings(
                "smtp://127.0.0.1:" + server.getSmtp().getPort(), "", "", "daneker@example.kz", "officers@example.kz"));
        try {
            mail.tell(AlertNotice.of(ALERT));

            MimeMessage letter = server.getReceivedMessages()[0];
            assertThat(letter.getSubject()).startsWith("Daneker: ").doesNotContain("47");
            assertThat(String.valueOf(letter.getContent()).replace("\r\n", "\n").strip())
                    .isEqualTo(AlertNotice.of(ALERT).letter().strip());
            assertThat(letter.getAllRecipients()[0]).hasToString("officers@example.kz");
        } finally {
            server.stop();
        }
        assertThatThrownBy(() -> mail.tell(AlertNotice.of(ALERT))).isInstanceOf(IOException.class);
    }

    @Test
    void asks_forEncryption_ofEveryServerElsewhere() {
        assertThat(server("smtp://mail.example.kz").properties())
                .containsEntry("mail.smtp.starttls.required", "true")
                .containsEntry("mail.smtp.port", "587");
        assertThat(server("smtps://mail.example.kz").properties())
                .containsEntry("mail.smtp.ssl.enable", "true")
                .containsEntry("mail.smtp.port", "465");
        assertThatThrownBy(() -> server("mail.example.kz")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_anAddressThatIsNotEncrypted() {
        assertThatThrownBy(() -> new AlertSettings(
                        300, 5000, 50, 1000, Duration.ofMinutes(10), "http://hook.example.kz", server("smtp://[::1]")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("daneker.alert.webhook");
    }

    private static MailSettings server(String address) {
        return new MailSettings(address, "", "", "daneker@example.kz", "officers@example.kz");
    }
}
