package kz.daneker.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.daneker.gateway.OfficersOffice;
import kz.daneker.gateway.Site;
import kz.daneker.officer.NewOfficer;
import kz.daneker.officer.Role;
import org.awaitility.Awaitility;

/** One officer's browser window, used by keyboard where that is what is shown. */
final class OfficerWindow implements AutoCloseable {
    static final String OWN_PASSWORD = "seven quiet rivers 41";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    OfficerWindow(Browser browser, String origin, boolean script) {
        this(browser, origin, new Browser.NewContextOptions().setJavaScriptEnabled(script));
    }

    OfficerWindow(Browser browser, String origin, Browser.NewContextOptions options) {
        context = browser.newContext(options.setBaseURL(origin).setLocale("en-GB"));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
    }

    /** What the browser would not do, e.g. run a script; pages that are refused on purpose are none. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** What the page's own part says. */
    String said() {
        return page.locator("main").textContent();
    }

    /** Opens a page until it says all of this: what officers search follows the log by a moment. */
    void awaitSaid(String path, String... words) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            Response answer = page.navigate(path);
            return answer.ok() && Stream.of(words).allMatch(said()::contains);
        });
    }

    /** A new officer, at work with a password of their own. */
    NewOfficer signInAsNew(Site site, Role... roles) {
        NewOfficer made = OfficersOffice.add(site, Map.of(), Set.of(roles));
        replaceFirstPassword(made);
        signIn(made.id().value(), OWN_PASSWORD);
        return made;
    }

    void replaceFirstPassword(NewOfficer officer) {
        signIn(officer.id().value(), officer.password());
        page.locator("#new").fill(OWN_PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/sign-in?ready");
    }

    void signIn(String id, String password) {
        page.navigate("/sign-in?lang=en");
        page.locator("#id").focus();
        page.keyboard().type(id);
        page.keyboard().press("Tab");
        page.keyboard().type(password);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("lang=en"));
    }

    void signOut() {
        page.locator("form.out button").click();
    }

    void see(String name) {
        see(name, name);
    }

    /** In each language, at two widths, each judged by axe. */
    void see(String path, String name) {
        for (String language : ConsoleWeb.LANGUAGES) {
            page.navigate("/" + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            look(name, language);
        }
        page.navigate("/" + path + (path.contains("?") ? "&" : "?") + "lang=en");
    }

    /** The page as it stands. */
    void look(String name, String language) {
        assertThat(page.content()).as(name + " in " + language).doesNotContain("??");
        shoot(name, language, "desktop", 1280);
        shoot(name, language, "phone", 360);
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .filteredOn(found -> Set.of("serious", "critical").contains(found.getImpact()))
                .as(name + " in " + language)
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

    void plugInAuthenticator() {
        CDPSession devices = context.newCDPSession(page);
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

    @Override
    public void close() {
        context.close();
    }
}
