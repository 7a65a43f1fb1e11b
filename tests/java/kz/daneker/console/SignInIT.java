package kz.daneker.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ClientCertificate;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.audit.Leaf;
import kz.daneker.client.AgencyClient;
import kz.daneker.console.IdentityProvider.Fault;
import kz.daneker.gateway.Gateway;
import kz.daneker.gateway.OfficersOffice;
import kz.daneker.gateway.Site;
import kz.daneker.officer.OfficerId;
import kz.daneker.officer.Role;
import kz.daneker.store.Database;
import kz.daneker.store.Sql;
import kz.daneker.store.StoreSettings;
import kz.daneker.trust.Party;
import kz.daneker.trust.PersonalCertificate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The ways in that need somebody else: an identity provider on another site, a certificate of the CA; and how long what began
 * there lasts.
 */
class SignInIT {
    private static final String KNOWN = "a.serikova";
    private static final String CHANGED = "b.omarov";
    private static final String LOCKED = "c.akhmetov";
    private static final String STRANGER = "d.unknown";

    @TempDir
    private static Path data;

    @TempDir
    private static Path pocket;

    private static Gateway gateway;
    private static IdentityProvider provider;
    private static Chromium chromium;
    private static Site site;
    private static String origin;
    private static Map<String, String> settings;

    private @Nullable OfficerWindow window;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(Chromium.isInstalled(), "Chromium is not installed: apt-get install chromium");
        site = new Site(Path.of(""), data, Site.Mode.DEVELOPMENT);
        int port = freePort();
        origin = "https://localhost:" + port;
        provider = IdentityProvider.start(origin + "/sign-in/answer", SignInIT::seal);
        settings = Map.of(
                "daneker.console.attempts", "1000",
                "server.port", "0",
                "management.server.port", "0",
                "daneker.broker.amqp-port", "0",
                "daneker.console.enabled", "true",
                "daneker.console.port", Integer.toString(port),
                "daneker.console.oidc.issuer", provider.issuer(),
                "daneker.console.oidc.client", IdentityProvider.CLIENT);
        gateway = Gateway.start(site, settings);
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
        if (provider != null) {
            provider.close();
        }
    }

    @AfterEach
    void closeWindow() {
        provider.spoil(Fault.NONE);
        if (window != null) {
            window.close();
        }
    }

    @Test
    void letsIn_whomTheProviderNames_asTheAccountBoundBefore() {
        OfficerId bound = OfficersOffice.add(site, settings, Set.of(Role.OFFICER), KNOWN);

        Page page = comesFromTheProvider(KNOWN);

        assertThat(page.url()).endsWith("/today");
        assertThat(page.locator("header").textContent()).contains(bound.value()).doesNotContain(KNOWN);
        assertThat(page.navigate("/officers").status())
                .as("roles are those of the account")
                .isEqualTo(403);
        assertThat(trail()).contains("SIGNED_IN officer:" + bound + " ok");
        assertThat(page.context().cookies(origin))
                .as("what the way through the provider needed is gone")
                .noneMatch(cookie -> cookie.name.equals(OidcAttempt.COOKIE));
        window.see("sign-in", "sign-in-with-provider");
    }

    @Test
    void refuses_whomNobodyBound_andMakesNobody() {
        long before = accounts();

        Page page = comesFromTheProvider(STRANGER);

        assertThat(page.url()).endsWith("/sign-in?refused");
        assertThat(trail()).last().isEqualTo("SIGN_IN_REFUSED gateway SIGN_IN_REFUSED");
        assertThat(accounts()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void refuses_aTokenThatIsNotForThisSignIn(Fault fault) {
        OfficersOffice.add(site, settings, Set.of(Role.OFFICER), "e." + fault);
        provider.spoil(fault);

        Page page = comesFromTheProvider("e." + fault);

        assertThat(page.url()).endsWith("/sign-in?refused");
        assertThat(trail()).last().isEqualTo("SIGN_IN_REFUSED gateway SIGN_IN_REFUSED");
    }

    @Test
    void endsASession_orItsRights_asSoonAsTheAccountIsChanged() {
        OfficerId bound = OfficersOffice.add(site, settings, Set.of(Role.OFFICER), CHANGED);
        Page page = comesFromTheProvider(CHANGED);
        assertThat(page.navigate("/trail").status()).isEqualTo(200);
        change("update officer_role set role = ? where officer = ?", Role.REGISTRAR, bound);

        assertThat(page.navigate("/trail").status()).isEqualTo(403);
        assertThat(page.navigate("/officers").status()).isEqualTo(200);
        OfficersOffice.bind(site, settings, bound, CHANGED);

        page.navigate("/today");
        assertThat(page.url()).endsWith("/sign-in?ended");
        page.navigate("/today");
        assertThat(page.url()).endsWith("/sign-in");
    }

    @Test
    void closes_aLockedAccount_toTheProvidersWord_alsoWhereItIsIn() {
        OfficerId bound = OfficersOffice.add(site, settings, Set.of(Role.OFFICER), LOCKED);
        Page page = comesFromTheProvider(LOCKED);
        lock(bound);

        page.navigate("/today");
        assertThat(page.url()).endsWith("/sign-in?ended");
        page.locator("a[href='/sign-in/with/oidc']").click();
        page.waitForURL("**/sign-in?refused");

        assertThat(trail()).last().isEqualTo("SIGN_IN_REFUSED officer:" + bound + " SIGN_IN_LOCKED");
    }

    @Test
    void letsIn_byACertificate_untilTheCaRevokesIt() throws IOException {
        PersonalCertificate card = PersonalCertificate.issue(data, pocket);
        OfficerId owner = OfficersOffice.add(site, settings, Set.of(Role.OFFICER), "f.cardholder");
        change("update officer set certificate = ? where id = ?", card.thumbprint(), owner);
        window = new OfficerWindow(chromium.browser(), origin, holding(card));
        Page page = window.page();
        byCertificate(page);
        page.waitForURL("**/today");
        lock(owner);
        assertThat(page.navigate("/trail").status())
                .as("wrong passwords do not put out who holds a key")
                .isEqualTo(200);
        window.signOut();
        long before = keyEvents();
        card.revoke();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> keyEvents() > before);

        byCertificate(page);

        page.waitForURL("**/sign-in?refused");
        assertThat(trail()).last().isEqualTo("SIGN_IN_REFUSED officer:" + owner + " CERT_EXPIRED");
    }

    private Page comesFromTheProvider(String name) {
        window = new OfficerWindow(chromium.browser(), origin, true);
        Page page = window.page();
        page.setDefaultTimeout(10_000);
        page.navigate("/sign-in?lang=en");
        page.locator("a[href='/sign-in/with/oidc']").click();
        page.waitForURL(url -> !url.startsWith(origin + "/sign-in?lang"));
        assertThat(page.url()).startsWith(provider.issuer() + "/login");
        page.locator("#username").fill(name);
        page.locator("#password").fill(IdentityProvider.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.endsWith("/today") || url.endsWith("/sign-in?refused"));
        return page;
    }

    private static void byCertificate(Page page) {
        page.navigate("/sign-in?lang=en");
        page.locator("form[action='/sign-in/certificate'] button").click();
    }

    private static Browser.NewContextOptions holding(PersonalCertificate card) {
        return new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setClientCertificates(List.of(new ClientCertificate(origin)
                        .setCertPath(card.certificate())
                        .setKeyPath(card.privateKey())));
    }

    private static void lock(OfficerId officer) {
        change("update officer set locked_until = ? where id = ?", Instant.now().plus(Duration.ofMinutes(10)), officer);
    }

    private static X509Certificate seal() {
        AgencyRegister agencies = AgencyRegister.load(
                site.config().resolve("agencies.yaml"),
                Regions.load(site.config().resolve("regions.yaml")));
        return AgencyClient.trust(data.resolve("certs"), agencies)
                .register()
                .find(Party.GATEWAY, "gateway-seal-1")
                .certificate();
    }

    private static void change(String sql, Object... parameters) {
        try (Database database = database()) {
            database.write(connection -> Sql.update(connection, sql, parameters));
        }
    }

    private static long accounts() {
        try (Database database = database()) {
            return database.read(
                    connection -> Sql.one(connection, "select count(*) from officer", row -> row.getLong(1))
                            .orElseThrow());
        }
    }

    private static long keyEvents() {
        return trail().stream().filter(said -> said.startsWith("KEY_EVENT")).count();
    }

    private static List<String> trail() {
        try (Database database = database()) {
            return database
                    .read(connection -> Sql.list(
                            connection, "select leaf from audit_leaf order by seq", row -> Leaf.parse(row.getBytes(1))))
                    .stream()
                    .map(leaf -> leaf.event() + " " + leaf.actor() + " " + leaf.outcome())
                    .toList();
        }
    }

    private static Database database() {
        return Database.open(StoreSettings.embedded(data.resolve("db")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
