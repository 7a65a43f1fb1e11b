package kz.daneker.channels;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import kz.daneker.privacy.LiveSite;
import kz.daneker.processes.ChildJvm;

/** HAPI's JPA server in a JVM of its own, its H2 file on the disk, with a clinic's TLS certificate. */
final class ClinicFhirServer implements AutoCloseable {
    private static final Path BUILT = Path.of("tests/fhir-server/target");
    private static final String PASSWORD = "only-for-this-test";

    private final int port = ChildJvm.freePort();
    private final Path folder;
    private final Path bearer;
    private ChildJvm server;

    ClinicFhirServer(Path folder) {
        this.folder = folder;
        this.bearer = folder.resolve("tokens.txt");
    }

    /** Skips where it was not built. */
    static void requireBuilt() {
        assumeTrue(
                Files.exists(BUILT.resolve("classpath.txt")),
                "the clinic's FHIR server is not built: ./daneker test builds it (mvn -f tests/fhir-server package)");
    }

    String address() {
        return "https://localhost:" + port + "/fhir";
    }

    /** Access tokens it takes, one a line; read at every request. */
    Path tokens() {
        return bearer;
    }

    /** @param withTokens whether a client certificate is not enough */
    void configure(LiveSite site, String agency, boolean withTokens) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        char[] pin =
                Files.readString(keys(site, agency).resolve("keys.pin")).strip().toCharArray();
        try (var file = Files.newInputStream(keys(site, agency).resolve("keys.p12"))) {
            own.load(file, pin);
        }
        String name = agency + "-tls-1";
        KeyStore tls = empty();
        tls.setKeyEntry(name, own.getKey(name, pin), PASSWORD.toCharArray(), own.getCertificateChain(name));
        write(tls, "keys.p12");
        KeyStore trusted = empty();
        try (var file = Files.newInputStream(site.data().resolve("certs/trust/root.pem"))) {
            Certificate root = CertificateFactory.getInstance("X.509").generateCertificate(file);
            trusted.setCertificateEntry("root", root);
        }
        write(trusted, "trusted.p12");
        List<String> options = new ArrayList<>(List.of(
                "-Xmx640m",
                "-cp",
                BUILT.resolve("classes").toAbsolutePath() + ":" + Files.readString(BUILT.resolve("classpath.txt")),
                "-Dclinic.database=" + folder.resolve("store"),
                "-Dclinic.port=" + port,
                "-Dclinic.keys=" + folder.resolve("keys.p12"),
                "-Dclinic.trusted=" + folder.resolve("trusted.p12"),
                "-Dclinic.password=" + PASSWORD));
        if (withTokens) {
            Files.writeString(bearer, "");
            options.add("-Dclinic.bearer=" + bearer);
        }
        server = ChildJvm.foreign("clinic", folder, "clinic serves", options, "kz.daneker.clinic.ClinicServer");
    }

    /** The same database, as it was left. */
    void start() {
        server.start();
    }

    void awaitReady() {
        server.awaitReady();
    }

    void kill() {
        server.kill();
    }

    String said() {
        return server.said();
    }

    /** A program of the clinic's own: the same certificate, TLS and trust. */
    HttpClient reader() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(read("keys.p12"), PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(read("trusted.p12"));
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
    }

    @Override
    public void close() {
        if (server != null) {
            server.endForSure();
        }
    }

    private static Path keys(LiveSite site, String agency) {
        return site.data().resolve("agencies").resolve(agency);
    }

    private KeyStore read(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(folder.resolve(name))) {
            store.load(file, PASSWORD.toCharArray());
        }
        return store;
    }

    private static KeyStore empty() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private void write(KeyStore store, String name) throws Exception {
        try (OutputStream file = Files.newOutputStream(folder.resolve(name))) {
            store.store(file, PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
