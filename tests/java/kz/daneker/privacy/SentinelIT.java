package kz.daneker.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.daneker.client.Approvals;
import kz.daneker.client.ConsentBook;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.GatewayAnswer;
import kz.daneker.client.RecallBook;
import kz.daneker.client.ReceivedFolder;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.RefusedByGateway;
import kz.daneker.client.RefusedRequest;
import kz.daneker.client.SignedReferral;
import kz.daneker.journey.Person;
import kz.daneker.journey.Sheets;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.ReferralState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A word written into a field that is withheld comes out nowhere; a released one with its recipient only. */
class SentinelIT {
    @TempDir
    private static Path folder;

    private static LiveSite site;
    private static Overheard logs;
    private static int monitoring;

    @BeforeAll
    static void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            monitoring = free.getLocalPort();
        }
        site = LiveSite.start(folder.resolve("data"), Map.of("management.server.port", Integer.toString(monitoring)));
        logs = new Overheard();
    }

    @AfterAll
    static void stop() {
        logs.close();
        site.close();
    }

    @Test
    void staysWithItsRecipient_onAnOpenRoute() throws IOException {
        Sentinels marked = Sentinels.toClinic(site.clock().instant());
        comesOutOnlyWhereReleased(marked, "clinic-47-001");
    }

    @Test
    void staysWithItsRecipient_onAMaskedRoute() throws IOException {
        Sentinels marked = Sentinels.toSchool(site.clock().instant());
        comesOutOnlyWhereReleased(marked, "school-15-007");
    }

    @Test
    void staysWithItsRecipient_whereTheGlassWasBroken() throws IOException {
        Sentinels marked = Sentinels.inAnEmergency(site.clock().instant());
        assertThat(marked.referral().path("consents")).isEmpty();
        comesOutOnlyWhereReleased(marked, "clinic-47-001");
    }

    @Test
    void comesBackInNoRefusal_ofABrokenGlass() throws IOException {
        Sentinels marked = Sentinels.inAnEmergency(site.clock().instant());
        ((ArrayNode) marked.referral().at("/breakGlass/approvals")).remove(1);
        String token = site.client("centre-75")
                .signer()
                .sign(marked.referral())
                .token()
                .serialize();

        HttpResponse<byte[]> answer = site.call("centre-75", "POST", "/v1/referrals", "application/sd-jwt", token);

        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(body).isBetween(400, 499);
        assertThat(body).contains("DUAL_CONTROL");
        absent(marked.all(), "the problem document", body + decoded(body) + answer.headers());
        refusedWithoutTrace(marked.all());
    }

    @Test
    void staysSealed_onTheConsentRegister() throws IOException {
        Sentinels marked = Sentinels.toClinic(site.clock().instant());
        ObjectNode sheet = Sheets.of(marked.referral());
        String witness = "Zqwitnesskjz";
        String reference = "Zqservicekjz-123456";
        Sheets.consent(sheet).put("witness", witness).put("serviceReference", reference);
        String family = "Zqregisterkjz"; // nobody the other tests send a referral about
        ((ObjectNode) sheet.at("/subject/name")).put("family", family);
        ((ObjectNode) sheet.path("subject")).remove(List.of("iin", "nameLatin"));
        ConsentBook book = site.client("centre-47").consents();
        book.give(sheet);
        assertThat(book.show(Sheets.id(sheet)).toString()).contains(witness);
        book.end(
                Sheets.id(sheet),
                ConsentState.WITHDRAWN,
                ConsentRecord.Capacity.PARENT,
                ConsentRecord.Method.PAPER_SIGNED);

        appearsNowhere(marked.all());
        appearsNowhere(Set.of(witness, family, reference));
    }

    /** What a recipient writes about the law is shown to the sender, who asked; no log and no metric repeats it. */
    @Test
    void staysOutOfLogs_inTheLawARecipientNames() throws IOException {
        ObjectNode referral =
                Person.invented().in(DatedReferral.toClinic(site.clock().instant()));
        SignedReferral sent = site.send(referral);
        var clinic = site.client("clinic-47-001");
        clinic.sign(clinic.receive(site.waiting("clinic-47-001").id(), new ReceivedFolder(folder.resolve("kept"))));
        site.client("centre-47").conversation().say(sent.id().value(), ReferralState.WITHDRAWN, null);
        UUID recall = clinic.recalls().list().get(0).id();
        String sentinel = "Zqlawkjz";
        for (String law :
                List.of(sentinel, sentinel + " 090417600002", sentinel + " 1\n2", sentinel + " 1".repeat(200))) {
            assertThatThrownBy(() -> clinic.recalls().acknowledge(recall, RecallBook.Done.KEPT, law))
                    .isInstanceOfSatisfying(
                            RefusedRequest.class,
                            refused -> assertThat(refused.answer() + refused.getMessage())
                                    .contains("ACKNOWLEDGEMENT_INVALID")
                                    .doesNotContain(sentinel));
        }
        refusedWithoutTrace(Set.of(sentinel));

        clinic.recalls().acknowledge(recall, RecallBook.Done.KEPT, sentinel + " 360-VI, art. 273(4)");

        assertThat(site.client("centre-47")
                        .conversation()
                        .ask(sent.id().value())
                        .recalls())
                .singleElement()
                .satisfies(shown -> assertThat(shown.law()).contains(sentinel));
        absent(Set.of(sentinel), "the logs", logs.all());
        absent(Set.of(sentinel), "the metrics", metrics());
        absent(Set.of(sentinel), "the officer's list", fetch("http://127.0.0.1:" + monitoring + "/actuator/recalls"));
    }

    private static void comesOutOnlyWhereReleased(Sentinels marked, String recipient) throws IOException {
        Approvals.file(site::client, marked.referral());
        SignedReferral sent = site.send(marked.referral());
        ReceivedReferral received = site.client(recipient)
                .receive(site.waiting(recipient).id(), new ReceivedFolder(folder.resolve("received-by-" + recipient)));

        String plaintext = decoded(received.token().token().serialize())
                + received.referral()
                + received.fhir()
                + received.plain();
        assertThat(marked.released()).allSatisfy(word -> assertThat(plaintext).contains(word));
        absent(marked.withheld(), "the recipient's plaintext", plaintext);
        site.client(recipient).sign(received);
        assertThat(site.client(marked.referral().at("/sender/agencyId").asString(""))
                        .conversation()
                        .ask(sent.id().value())
                        .words())
                .isNotEmpty();
        appearsNowhere(marked.all());
    }

    /** The sentinel stands in the very field that is refused, and everywhere else besides. */
    @ParameterizedTest
    @CsvSource({
        "/subject/iin, SENTINEL",
        "/subject/birthDate, SENTINEL",
        "/subject/name/family, SENTINEL1",
        "/subject/region, SENTINEL",
        "/guardian/relation, SENTINEL",
        "/consents/0/status, SENTINEL",
        "/consents/0/givenAt, SENTINEL",
        "/type, SENTINEL",
        "/priority, SENTINEL",
        "/data/ID_NATIONAL/iin, SENTINEL",
        "/language, SENTINEL",
        "/data/REASON/threatLevel, SENTINEL",
    })
    void comesBackInNoRefusal(String pointer, String value) throws IOException {
        String sentinel = "Zqrefusedkjz";
        Sentinels marked = Sentinels.toClinic(site.clock().instant());
        ObjectNode referral = marked.referral();
        String at = pointer.replace("SENTINEL", sentinel);
        int end = at.lastIndexOf('/');
        ((ObjectNode) referral.at(at.substring(0, end)))
                .put(at.substring(end + 1), value.replace("SENTINEL", sentinel));
        String token = site.client("centre-47").signer().sign(referral).token().serialize();

        HttpResponse<byte[]> answer = site.call("centre-47", "POST", "/v1/referrals", "application/sd-jwt", token);

        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).isBetween(400, 499);
        absent(marked.all(), "the problem document", body + decoded(body));
        assertThat(body + decoded(body) + answer.headers()).doesNotContain(sentinel);
        refusedWithoutTrace(marked.all());
        refusedWithoutTrace(Set.of(sentinel));
    }

    /** The pointer of a refusal names the field, to the one who wrote it; no file, no metric and no log keeps it. */
    @ParameterizedTest
    @ValueSource(strings = {"/sender", "/data", "/subject", "/data/REASON"})
    void comesBackToItsSenderOnly_asTheNameOfAField(String parent) throws IOException {
        String sentinel = "Zqfieldkjz";
        ObjectNode referral = DatedReferral.toClinic(site.clock().instant());
        ((ObjectNode) referral.at(parent)).put(sentinel + "Threatlevel", "x");
        String token = site.client("centre-47").signer().sign(referral).token().serialize();

        HttpResponse<byte[]> answer = site.call("centre-47", "POST", "/v1/referrals", "application/sd-jwt", token);

        assertThat(answer.statusCode()).isBetween(400, 499);
        absent(Set.of(sentinel), "the logs", logs.all());
        absent(Set.of(sentinel), "the metrics", metrics());
        inNoFile(Set.of(sentinel), site.data());
    }

    @Test
    void comesBackInNoRefusal_forWantOfConsent() throws IOException {
        ObjectNode referral = DatedReferral.withoutConsent(site.clock().instant());
        String sentinel = "Zqwithoutkjz";
        ((ObjectNode) referral.path("sender")).put("userRef", sentinel);
        ((ObjectNode) referral.path("data")).putObject("RETURNEE").put("text", sentinel);
        var centre = site.client(referral.at("/sender/agencyId").asString(""));
        GatewayAnswer answer = centre.sending().send(centre.signer().sign(referral));
        assertThat(answer).isInstanceOf(RefusedByGateway.class);
        refusedWithoutTrace(Set.of(sentinel));
    }

    /** Requests that never become a referral: in the path, in a header's place, in a body that is none. */
    @Test
    void comesBackInNoRefusal_ofAWildRequest() throws IOException {
        String sentinel = "Zqwildkjz";
        for (HttpResponse<byte[]> answer : java.util.List.of(
                site.get("centre-47", "/v1/inbox/" + sentinel),
                site.get("centre-47", "/v1/" + sentinel + "?" + sentinel + "=" + sentinel),
                site.get("centre-47", "/problems/" + sentinel),
                site.call("centre-47", "POST", "/v1/referrals", "text/" + sentinel, sentinel),
                site.call("centre-47", "POST", "/v1/referrals", "application/sd-jwt", sentinel),
                site.call("centre-47", "POST", "/v1/referrals", "application/jose", sentinel),
                site.call("centre-47", sentinel.toUpperCase(java.util.Locale.ROOT), "/v1/referrals", null, ""))) {
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(answer.statusCode()).as(body).isBetween(400, 499);
            assertThat(body + decoded(body) + answer.headers()).doesNotContainIgnoringCase(sentinel);
        }
        inNoFile(Set.of(sentinel), site.data());
        absent(Set.of(sentinel), "the metrics", metrics());
        absent(
                Set.of(sentinel),
                "a line of ours",
                logs.all()
                        .lines()
                        .filter(line -> line.startsWith("kz.daneker"))
                        .collect(java.util.stream.Collectors.joining("\n")));
    }

    private static void appearsNowhere(Set<String> words) throws IOException {
        absent(words, "the logs", logs.all());
        absent(words, "the metrics", metrics());
        inNoFile(words, site.data());
    }

    /** What is refused over HTTPS never meets the broker, whose files are large to search. */
    private static void refusedWithoutTrace(Set<String> words) throws IOException {
        absent(words, "the logs", logs.all());
        absent(words, "the metrics", metrics());
        inNoFile(words, site.data().resolve("db"));
        inNoFile(words, site.data().resolve("log"));
    }

    /** In clear as UTF-8, as UTF-16 (the broker's own text encoding), or as base64url of a disclosure. */
    private static void inNoFile(Set<String> words, Path below) {
        Bytes.files(below).forEach((name, content) -> {
            String wide = content.replace("\0", "");
            absent(words, name, content);
            absent(words, name, wide);
            absent(words, name, decoded(content));
            absent(words, name, decoded(wide));
        });
    }

    private static void absent(Set<String> words, String where, String text) {
        for (String word : words) {
            assertThat(text.contains(word)).as(word + " in " + where).isFalse();
        }
    }

    /** Whatever looks like base64url, decoded: a disclosure or a JWS part hides its words from a plain search. */
    private static String decoded(String text) {
        StringBuilder all = new StringBuilder();
        java.util.regex.Matcher parts =
                java.util.regex.Pattern.compile("[A-Za-z0-9_-]{16,}").matcher(text);
        while (parts.find()) {
            String part = parts.group();
            for (int shift = 0; shift < 4; shift++) {
                int whole = (part.length() - shift) / 4 * 4;
                all.append(new String(
                        Base64.getUrlDecoder().decode(part.substring(shift, shift + whole)),
                        StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    /** Every meter the operator's monitoring sees, with its tags. */
    private static String metrics() throws IOException {
        String base = "http://127.0.0.1:" + monitoring + "/actuator/metrics";
        String names = fetch(base);
        StringBuilder all = new StringBuilder(names);
        kz.daneker.referral.StrictJson.readObject(names.getBytes(StandardCharsets.UTF_8))
                .path("names")
                .forEach(name -> {
                    if (name.stringValue().startsWith("http")
                            || name.stringValue().startsWith("camel")) {
                        all.append(fetch(base + "/" + name.stringValue()));
                    }
                });
        return all.toString();
    }

    private static String fetch(String address) {
        try (InputStream page = URI.create(address).toURL().openStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
