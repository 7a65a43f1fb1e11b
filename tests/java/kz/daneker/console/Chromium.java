package kz.daneker.console;

import com.microsoft.playwright.APIRequest;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, which takes one server certificate for good: passkeys work on no page whose certificate is not. */
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    static Chromium trusting(Path certificate) throws IOException {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(PROGRAM)
                                .setArgs(List.of(
                                        "--no-sandbox", "--ignore-certificate-errors-spki-list=" + key(certificate)))));
    }

    Browser browser() {
        return browser;
    }

    /** Requests without a page around them; pages check the certificate, these need not. */
    APIRequestContext calls(String origin) {
        return playwright
                .request()
                .newContext(
                        new APIRequest.NewContextOptions().setBaseURL(origin).setIgnoreHTTPSErrors(true));
    }

    /** What a browser without a certificate gets from another port; -1 where it gets nothing. */
    int statusAt(int port, String path) {
        try (Page page = browser.newPage()) {
            Response answer = page.navigate("https://localhost:" + port + path);
            return answer == null ? -1 : answer.status();
        } catch (PlaywrightException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static String key(Path certificate) throws IOException {
        try {
            byte[] key = CertificateFactory.getInstance("X.509")
                    .generateCertificate(Files.newInputStream(certificate))
                    .getPublicKey()
                    .getEncoded();
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
