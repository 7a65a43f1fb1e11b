package kz.daneker.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.agency.Regions;
import kz.daneker.audit.LogProof;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.cli.Cli;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.Approvals;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.Patience;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.WaitingDelivery;
import kz.daneker.gateway.Gateway;
import kz.daneker.gateway.OfficersOffice;
import kz.daneker.gateway.Site;
import kz.daneker.officer.NewOfficer;
import kz.daneker.officer.Role;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The console as officers meet it: one gateway, one real browser. */
class ConsoleIT {

    @TempDir
    private static Path data;

    private static Gateway gateway;
    private static Chromium chromium;
    private static Site site;
    private static String origin;
    private static NewOfficer first;

    private OfficerWindow window;
    private APIRequestContext calls;
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(Chromium.isInstalled(), "Chromium is not installed: apt-get install chromium");
        site = new Site(Path.of(""), data, Site.Mode.DEVELOPMENT);
        int port = freePort();
        gateway = Gateway.start(
                site,
                Map.of(
                        "server.port", "0",
                        "management.server.port", "0",
                        "daneker.broker.amqp-port", "0",
                        "daneker.alert.period", "1000",
                        "daneker.console.attempts", "1000",
                        "daneker.console.enabled", "true",
                        "daneker.console.port", Integer.toString(port)));
        origin = "https://localhost:" + gateway.consolePort();
        first = gateway.firstOfficer().orElseThrow();
        chromium = Chromium.trusting(data.resolve("keys/gateway-tls.crt"));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (gateway != null) {
            gateway.close();
        }
    }

    @BeforeEach
    void open() {
        window = new OfficerWindow(chromium.browser(), origin, true);
        page = window.page();
        calls = chromium.calls(origin);
    }

    @AfterEach
    void closeWindow() {
        window.close();
        assertThat(window.complaints()).as("what the browser refused").isEmpty();
    }

    @Test
    void keeps_agenciesDoorsAndOfficersPagesApart() {
        for (String door : List.of("/v1/inbox", "/fhir/metadata", "/problems/not-found", "/actuator/health")) {
            assertThat(calls.get(door).url()).as(door).endsWith("/sign-in");
        }
        assertThat(chromium.statusAt(gateway.port(), "/sign-in")).isNotEqualTo(200);
    }

    @Test
    void sends_headersThatLetNothingInOrOut() {
        Map<String, String> headers = calls.get("/sign-in").headers();

        assertThat(headers).containsEntry("content-security-policy", ConsoleSecurity.CONTENT);
        assertThat(headers)
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "no-referrer")
                .containsKey("strict-transport-security");
        assertThat(headers.get("cache-control")).contains("no-store");
        page.navigate("/sign-in");
        assertThat(window.context().cookies())
                .filteredOn(cookie -> cookie.name.equals("__Host-session"))
                .singleElement()
                .satisfies(cookie -> {
                    assertThat(cookie.secure).isTrue();
                    assertThat(cookie.httpOnly).isTrue();
                    assertThat(cookie.sameSite.name()).isEqualTo("STRICT");
                });
    }

    @Test
    void refuses_aFormFromElsewhere() {
        APIResponse forged = calls.post(
                "/sign-in",
                RequestOptions.create()
                        .setForm(com.microsoft.playwright.options.FormData.create()
                                .set("id", first.id().value())
                                .set("password", first.password())));

        assertThat(forged.status()).isEqualTo(403);
    }

    @Test
    void leads_theFirstPasswordNowhere_butToAPasskey_whichThenSignsIn() {
        NewOfficer made = OfficersOffice.add(site, Map.of(), Set.of(Role.OFFICER));
        window.plugInAuthenticator();
        window.signIn(made.id().value(), made.password());
        assertThat(page.url()).endsWith("/first-run");
        page.navigate("/agencies");
        assertThat(page.url()).endsWith("/first-run");
        page.locator("#register").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/sign-in?ready");

        page.locator("#passkey").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/today");
        window.awaitSaid("/access", made.id().value(), "SIGNED_IN");

        window.signOut();
        window.signIn(made.id().value(), made.password());
        assertThat(page.url()).as("the first password has ended").endsWith("/sign-in?refused");
    }

    @Test
    void shows_everyPageInEveryLanguageAndWidth_withoutSeriousFindings() {
        window.replaceFirstPassword(first);
        window.see("sign-in");
        window.signIn(first.id().value(), OfficerWindow.OWN_PASSWORD);
        page.navigate("/officers");
        page.locator("#subject").fill("OFFICER,DPO");
        page.keyboard().press("Enter");
        page.locator(".requests li").waitFor();
        assertThat(page.locator(".requests").textContent()).contains(first.id().value());
        assertThat(page.getByText("Approve", new Page.GetByTextOptions().setExact(true))
                        .count())
                .as("nobody approves an own request")
                .isZero();
        for (ConsolePage each : ConsolePage.values()) {
            window.see(each.word());
        }
        page.navigate("/nowhere");
        assertThat(window.said()).contains("NOT_FOUND");
    }

    @Test
    void opens_toEachRole_itsPagesOnly() {
        for (Role role : Role.values()) {
            window.signInAsNew(site, role);
            for (ConsolePage each : ConsolePage.values()) {
                boolean open = each.readers().contains(role);
                assertThat(page.navigate("/" + each.word()).status())
                        .as(each + " for " + role)
                        .isEqualTo(open ? 200 : 403);
                assertThat(page.locator("nav.pages a[href='/" + each.word() + "']")
                                .count())
                        .as("the way to " + each + " for " + role)
                        .isEqualTo(open ? 1 : 0);
            }
            window.signOut();
        }
    }

    @Test
    void finds_traces_andProves_withoutContent() throws IOException {
        ObjectNode referral = DatedReferral.toClinic(Instant.now());
        AgencyClient centre = client("centre-47");
        assertThat(centre.sending().send(centre.signer().sign(referral))).isInstanceOf(AcceptedByGateway.class);
        window.signInAsNew(site, Role.OFFICER);

        String id = referral.path("referralId").asString();
        Response found = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> page.navigate("/trail/" + id), answer -> answer.status() == 200);
        assertThat(found.ok()).isTrue();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            page.reload();
            return window.said().contains("RELEASED");
        });
        assertThat(window.said()).contains("HEALTH_SUMMARY", "ACCEPTED", "agency:centre-47");
        nobody(referral);
        String ref = page.locator("dd code").first().textContent();
        window.see("trail/" + ref, "trace");

        page.navigate("/trail?actor=centre-47&event=ACCEPTED&lang=en");
        assertThat(page.locator("tbody").textContent()).contains(ref, "ACCEPTED");
        nobody(referral);
        keepsAndForgets_aSearch_withoutLoadingThePageAnew();
        String proof = (String) page.evaluate(
                "path => fetch(path).then(answer => answer.text())",
                page.locator("td.number a").first().getAttribute("href"));
        WitnessPolicy policy = WitnessPolicy.parse(Files.readString(data.resolve("log.policy")));
        assertThat(new String(
                        LogProof.parse(proof.getBytes(StandardCharsets.UTF_8)).check(policy)))
                .contains("ACCEPTED");
        assertThat(page.navigate("/trail?event=NOTHING").status()).isEqualTo(400);
        assertThat(page.navigate("/trail/AAAAAAAAAAAAAAAAAAAAAA").status()).isEqualTo(404);

        page.navigate("/verification?lang=en");
        page.locator("main form button").click();
        assertThat(page.locator(".said").textContent()).contains("The log holds: all ");
    }

    private void keepsAndForgets_aSearch_withoutLoadingThePageAnew() {
        page.evaluate("document.querySelector('.brand').dataset.here = 'yes'");
        page.locator("#event").selectOption("READ");
        page.locator("#actor").fill("officer:nobody-1");
        page.locator(".ask button").click();
        page.waitForURL("**/trail?*event=READ*");
        page.locator(".empty").waitFor();
        assertThat(page.locator(".brand").getAttribute("data-here"))
                .as("only the found was exchanged")
                .isEqualTo("yes");
        page.getByText("Keep this search").click();
        page.waitForURL("**/trail?actor=officer%3Anobody-1&event=READ");
        assertThat(page.locator(".requests a").textContent()).isEqualTo("actor=officer:nobody-1 · event=READ");
        window.see("trail?actor=gateway", "trail-kept");
        page.getByText("Forget").click();
        assertThat(page.locator(".requests a").count()).isZero();
        page.navigate("/trail?actor=centre-47&event=ACCEPTED&lang=en");
    }

    @Test
    void reads_withoutScript() {
        try (OfficerWindow plain = new OfficerWindow(chromium.browser(), origin, false)) {
            NewOfficer officer = plain.signInAsNew(site, Role.OFFICER);
            plain.signOut();
            plain.signIn(officer.id().value(), OfficerWindow.OWN_PASSWORD);
            plain.awaitSaid("/access", "SIGNED_OUT");
            plain.awaitSaid("/trail?event=SIGNED_IN", "officer:");
            plain.page().navigate("/trail");
            plain.page().locator("#event").selectOption("SIGNED_IN");
            plain.page().locator(".ask button").click();

            assertThat(plain.page().url()).contains("event=SIGNED_IN");
            assertThat(plain.page().locator("tbody tr").count()).isPositive();
        }
    }

    @Test
    void letsASecondOfficerApprove_andShowsTheNewPasswordOnce() {
        window.signInAsNew(site, Role.REGISTRAR);
        page.navigate("/officers");
        page.locator("#subject").fill("DPO");
        page.keyboard().press("Enter");
        page.locator(".requests li").first().waitFor();
        try (OfficerWindow second = new OfficerWindow(chromium.browser(), origin, true)) {
            second.signInAsNew(site, Role.SUPERVISOR);
            second.page().navigate("/officers");
            second.page()
                    .getByText("Approve", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            second.look("officers-approved", "en");

            assertThat(second.page().locator(".made .secret").textContent()).hasSizeGreaterThan(12);
            second.page().reload();
            assertThat(second.page().locator(".made").count()).isZero();
        }
    }

    @Test
    void shows_anEmergency_itsApprovers_andItsAlert() {
        ObjectNode referral = DatedReferral.emergency(Instant.now());
        AgencyClient centre = client(referral.at("/sender/agencyId").asString());
        window.signInAsNew(site, Role.SUPERVISOR);
        Approvals.file(ConsoleIT::client, referral);
        page.navigate("/break-glass");
        assertThat(page.locator(".requests li").count())
                .as("approvals not used")
                .isEqualTo(2);
        assertThat(centre.sending().send(centre.signer().sign(referral))).isInstanceOf(AcceptedByGateway.class);

        window.see("break-glass", "break-glass-open");
        assertThat(window.said()).contains("to be reviewed", "clinic-47-001", "There are none.");
        nobody(referral);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            page.navigate("/alerts");
            return page.locator(".requests form").count() == 1;
        });
        window.see("alerts", "alerts-open");
        page.locator("input[name=word]").fill("министрлік бүгін тексереді");
        page.keyboard().press("Enter");
        page.getByText("министрлік бүгін тексереді").waitFor();
    }

    @Test
    void previews_aMatrix_andChangesNothing() throws IOException {
        String matrix = Files.readString(site.config().resolve("sharing-matrix.yaml"));
        window.signInAsNew(site, Role.OFFICER);
        page.navigate("/rules");
        page.locator("#matrix").fill(matrix.replace("version: \"1.0\"", "version: \"9.9\""));
        page.locator("main form button").click();
        window.look("rules-preview", "en");
        assertThat(window.said()).contains("9.9", "Referrals of the last 90 days: ");
        page.navigate("/rules");
        assertThat(window.said()).doesNotContain("9.9");

        page.locator("#matrix").fill(matrix.replace("never_exchange: true", "never_exchange: false"));
        page.locator("main form button").click();

        assertThat(window.said()).contains("does not hold");
    }

    @Test
    void tellsAPerson_whoSawTheirData_onceTwoOfficersAgree() throws IOException {
        ObjectNode referral = DatedReferral.toClinic(Instant.now());
        AgencyClient centre = client("centre-47");
        AgencyClient clinic = client("clinic-47-001");
        assertThat(centre.sending().send(centre.signer().sign(referral))).isInstanceOf(AcceptedByGateway.class);
        String id = referral.path("referralId").asString();
        receiveAll(clinic, id);
        window.signInAsNew(site, Role.DPO);
        window.awaitSaid("/trail/" + id, "RECEIPTED");
        page.navigate("/reports");
        page.locator("#referral").fill(id);
        page.keyboard().press("Enter");
        page.getByText("waits for a supervisor").waitFor();
        try (OfficerWindow second = new OfficerWindow(chromium.browser(), origin, true)) {
            second.signInAsNew(site, Role.SUPERVISOR);
            second.page().navigate("/officers");
            second.page()
                    .getByText("Approve", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
        }
        window.see("reports", "reports-open");
        nobody(referral);

        for (String tag : ConsoleWeb.LANGUAGES) {
            Download pdf =
                    page.waitForDownload(() -> page.locator("a[href*='language=" + tag.toUpperCase(Locale.ROOT) + "']")
                            .click());
            pdf.saveAs(Path.of("target/papers/console-report-" + tag + ".pdf"));
            assertThat(pdf.suggestedFilename()).endsWith("-" + tag + ".pdf");
        }
        String json = (String) page.evaluate(
                "path => fetch(path).then(answer => answer.text())",
                page.locator("a[href$='.json']").getAttribute("href"));
        assertThat(json).contains("\"purpose\":\"TREAT\"", "\"kind\":\"RECEIVED\"", "clinic-47-001", "ID_NAME");
        nobody(json, referral);
        window.awaitSaid("/access", "access report ");
        machinesOperator_getsTheSame(json, referral);
    }

    private void machinesOperator_getsTheSame(String json, ObjectNode referral) throws IOException {
        String request = JsonMapper.shared().readTree(json).path("request").asString();
        Path pdf = data.resolve("report.pdf");
        Cli.Ran ran = Cli.run(
                "access-report", "exchange", request, "--data", data.toString(), "--out", pdf.toString(), "--json");
        assertThat(ran.exit()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("\"purpose\":\"TREAT\"");
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains(request);
            nobody(text, referral);
        }
    }

    private static void receiveAll(AgencyClient clinic, String referral) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            for (WaitingDelivery waiting : clinic.inbox().list()) {
                ReceivedReferral received = clinic.open(waiting.id());
                clinic.sign(received);
                if (received.referral().path("referralId").asString("").equals(referral)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Nothing of the person is on the page. */
    private void nobody(ObjectNode referral) {
        nobody(page.content(), referral);
    }

    private static void nobody(String shown, ObjectNode referral) {
        for (String place :
                List.of("/subject/iin", "/subject/name/family", "/subject/name/given", "/subject/birthDate")) {
            String value = referral.at(place).asString("");
            assertThat(value.isEmpty() || !shown.contains(value)).as(place).isTrue();
        }
    }

    private static AgencyClient client(String agency) {
        AgencyId id = new AgencyId(agency);
        AgencyRegister agencies = AgencyRegister.load(
                site.config().resolve("agencies.yaml"),
                Regions.load(site.config().resolve("regions.yaml")));
        return AgencyClient.open(
                id,
                data.resolve("agencies").resolve(id.value()),
                AgencyClient.trust(data.resolve("certs"), agencies),
                agencies,
                URI.create("https://localhost:" + gateway.port()),
                Patience.usual(),
                Language.EN,
                Clock.systemUTC(),
                new SecureRandom());
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
