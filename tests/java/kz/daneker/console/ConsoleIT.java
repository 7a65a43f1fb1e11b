package kz.daneker.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
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
import java.util.Map;
import java.util.Set;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.agency.Regions;
import kz.daneker.audit.LogProof;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.Patience;
import kz.daneker.gateway.Gateway;
import kz.daneker.gateway.OfficersOffice;
import kz.daneker.gateway.Site;
import kz.daneker.officer.NewOfficer;
import kz.daneker.officer.Role;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The console as officers meet it: one gateway, one real browser. */
class ConsoleIT {
    private static final String OWN = "seven quiet rivers 41";

    @TempDir
    private static Path data;

    private static Gateway gateway;
    private static Chromium chromium;
    private static Site site;
    private static String origin;
    private static NewOfficer first;

    private BrowserContext window;
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
        window = chromium.browser()
                .newContext(new Browser.NewContextOptions().setBaseURL(origin).setLocale("en-GB"));
        page = window.newPage();
        calls = chromium.calls(origin);
    }

    @AfterEach
    void closeWindow() {
        window.close();
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
        assertThat(window.cookies())
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
        virtualAuthenticator();
        signInByKeyboard(made.id().value(), made.password());
        assertThat(page.url()).endsWith("/first-run");
        page.navigate("/agencies");
        assertThat(page.url()).endsWith("/first-run");
        page.locator("#register").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/sign-in?ready");

        page.locator("#passkey").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/today");
        page.navigate("/access");

        assertThat(page.locator("main").textContent()).contains(made.id().value(), "SIGNED_IN");
        page.locator("form.out button").click();
        signInByKeyboard(made.id().value(), made.password());
        assertThat(page.url()).as("the first password has ended").endsWith("/sign-in?refused");
    }

    @Test
    void shows_everyPageInEveryLanguageAndWidth_withoutSeriousFindings() {
        signInByKeyboard(first.id().value(), first.password());
        page.locator("#new").fill(OWN);
        page.keyboard().press("Enter");
        page.waitForURL("**/sign-in?ready");
        see("sign-in");
        signInByKeyboard(first.id().value(), OWN);
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
            see(each.word());
        }
        page.navigate("/nowhere");
        assertThat(page.locator("main").textContent()).contains("NOT_FOUND");
    }

    @Test
    void opens_toEachRole_itsPagesOnly() {
        for (Role role : Role.values()) {
            signInAsNew(role);
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
            page.locator("form.out button").click();
        }
    }

    @Test
    void finds_traces_andProves_withoutContent() throws IOException {
        ObjectNode referral = DatedReferral.toClinic(Instant.now());
        AgencyClient centre = centre();
        assertThat(centre.sending().send(centre.signer().sign(referral))).isInstanceOf(AcceptedByGateway.class);
        signInAsNew(Role.OFFICER);

        String id = referral.path("referralId").asString();
        Response found = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> page.navigate("/trail/" + id), answer -> answer.status() == 200);
        assertThat(found.ok()).isTrue();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            page.reload();
            return page.locator("main").textContent().contains("RELEASED");
        });
        assertThat(page.locator("main").textContent()).contains("HEALTH_SUMMARY", "ACCEPTED", "agency:centre-47");
        nobody(referral);
        String ref = page.locator("dd code").first().textContent();
        see("trail/" + ref, "trace");

        page.navigate("/trail?actor=centre-47&event=ACCEPTED&lang=en");
        assertThat(page.locator("tbody").textContent()).contains(ref, "ACCEPTED");
        nobody(referral);
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

    /** Nothing of the person is on the page. */
    private void nobody(ObjectNode referral) {
        String shown = page.content();
        for (String place :
                List.of("/subject/iin", "/subject/name/family", "/subject/name/given", "/subject/birthDate")) {
            String value = referral.at(place).asString("");
            assertThat(value.isEmpty() || !shown.contains(value)).as(place).isTrue();
        }
    }

    private AgencyClient centre() {
        AgencyId id = new AgencyId("centre-47");
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

    private NewOfficer signInAsNew(Role... roles) {
        NewOfficer made = OfficersOffice.add(site, Map.of(), Set.of(roles));
        signInByKeyboard(made.id().value(), made.password());
        page.locator("#new").fill(OWN);
        page.keyboard().press("Enter");
        page.waitForURL("**/sign-in?ready");
        signInByKeyboard(made.id().value(), OWN);
        return made;
    }

    private void signInByKeyboard(String id, String password) {
        page.navigate("/sign-in?lang=en");
        page.locator("#id").focus();
        page.keyboard().type(id);
        page.keyboard().press("Tab");
        page.keyboard().type(password);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("lang=en"));
    }

    private void see(String name) {
        see(name, name);
    }

    private void see(String path, String name) {
        for (String language : ConsoleWeb.LANGUAGES) {
            page.navigate("/" + path + "?lang=" + language);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            assertThat(page.content()).as(name + " in " + language).doesNotContain("??");
            shoot(name, language, "desktop", 1280);
            shoot(name, language, "phone", 360);
        }
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .filteredOn(found -> Set.of("serious", "critical").contains(found.getImpact()))
                .as(name)
                .isEmpty();
    }

    private void shoot(String name, String language, String device, int width) {
        page.setViewportSize(width, 800);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name + " in " + language + " on a " + device + " fits its width")
                .isTrue();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots", name + "-" + language + "-" + device + ".png")));
    }

    private void virtualAuthenticator() {
        CDPSession devices = window.newCDPSession(page);
        devices.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        JsonObject device = new JsonObject();
        device.add("options", options);
        devices.send("WebAuthn.addVirtualAuthenticator", device);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
