package kz.daneker.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutualTlsTest {
    @TempDir
    Path temp;

    private final ExecutorService server = Executors.newSingleThreadExecutor();
    private Site site;
    private TrustStore trust;
    private MutualTls gateway;
    private Future<SSLSession> accepted =
            CompletableFuture.failedFuture(new IllegalStateException("no connection yet"));

    @BeforeEach
    void makeSite() {
        site = new Site(temp.resolve("data"));
        trust = site.trust();
        gateway = MutualTls.withAgencies(site.gateway(), trust, Clock.systemUTC());
    }

    @AfterEach
    void stopServer() {
        server.shutdownNow();
    }

    /** One connection over loopback; the byte each side sends proves that both finished the handshake. */
    private SSLSession connect(SSLContext client, SSLParameters parameters) throws Exception {
        try (SSLServerSocket listening = (SSLServerSocket)
                gateway.context().getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening.setSSLParameters(gateway.server());
            accepted = server.submit(() -> {
                try (SSLSocket socket = (SSLSocket) listening.accept()) {
                    assertThat(socket.getInputStream().read()).isEqualTo(1);
                    socket.getOutputStream().write(2);
                    return socket.getSession();
                }
            });
            try (SSLSocket socket = (SSLSocket) client.getSocketFactory()
                    .createSocket(
                            new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort()),
                            "localhost",
                            listening.getLocalPort(),
                            true)) {
                socket.setSSLParameters(parameters);
                socket.getOutputStream().write(1);
                if (socket.getInputStream().read() != 2) {
                    throw new IOException("the server closed the connection");
                }
            }
            return accepted.get(20, TimeUnit.SECONDS);
        }
    }

    private MutualTls client(OwnKey key) {
        return MutualTls.withGateway(key, trust, Clock.systemUTC());
    }

    /** The server must refuse, for this reason. */
    private void serverRefuses(String reason, SSLContext context, SSLParameters parameters) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> connect(context, parameters));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> accepted.get(20, TimeUnit.SECONDS))
                .havingCause()
                .isInstanceOf(SSLException.class)
                .withStackTraceContaining(reason);
    }

    /** The client must refuse, for this reason. */
    private void clientRefuses(String reason, SSLContext context, SSLParameters parameters) {
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> connect(context, parameters))
                .withStackTraceContaining(reason);
    }

    /** Sends its certificate whatever CAs the server names, as an attacker would. */
    private static SSLContext sends(OwnKey key) throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(new KeyManager[] {new SendsAnyway(key)}, new TrustManager[] {new TrustsAnyone()}, null);
        return context;
    }

    @Test
    void connects_aRegisteredAgency_byTls13() throws Exception {
        MutualTls centre = site.agency(Site.CENTRE).tls(Clock.systemUTC());
        SSLSession session = connect(centre.context(), centre.client());
        assertThat(session.getProtocol()).isEqualTo("TLSv1.3");
        X509Certificate presented = (X509Certificate) session.getPeerCertificates()[0];
        assertThat(trust.register().client(presented, site.now)).isEqualTo(Site.CENTRE_ID);
    }

    @Test
    void refuses_aClientWithoutCertificate() throws Exception {
        TrustManager any = new TrustsAnyone();
        SSLContext bare = SSLContext.getInstance("TLSv1.3");
        bare.init(null, new TrustManager[] {any}, null);
        serverRefuses("Empty client certificate chain", bare, gateway.client());
    }

    @Test
    void refuses_aCertificateOfAnotherCa() throws Exception {
        DevelopmentCa stranger = DevelopmentCa.create(Site.RANDOM, site.now);
        CertificateProfile profile = new CertificateProfile(Site.CENTRE, "centre-11-tls-1", KeyUse.TLS, List.of());
        OwnKey key = stranger.issue(profile, KeyPairs.p256(Site.RANDOM), site.now);
        serverRefuses("PKIX path", sends(key), gateway.client());
    }

    @Test
    void refuses_aCertificateThatIsNotRegistered() {
        MutualTls client = client(site.issue(Site.CENTRE, "centre-11-tls-2", KeyUse.TLS));
        serverRefuses("CERT_AGENCY_MISMATCH", client.context(), client.client());
    }

    @Test
    void refuses_aServerThatIsNotTheGateway() {
        OwnKey clinic = KeyFile.open(site.pki.agency(Site.CLINIC_ID), "keys").key("clinic-47-001-tls-1");
        OwnKey centre = KeyFile.open(site.pki.agency(Site.CENTRE_ID), "keys").key("centre-11-tls-1");
        gateway = MutualTls.withGateway(clinic, trust, Clock.systemUTC());
        MutualTls client = client(centre);
        clientRefuses("CERT_AGENCY_MISMATCH", client.context(), client.client());
    }

    @Test
    void refuses_tls12_andAClientThatSkipsHostNames() {
        MutualTls centre = site.agency(Site.CENTRE).tls(Clock.systemUTC());
        SSLParameters old = centre.client();
        old.setProtocols(new String[] {"TLSv1.2"});
        clientRefuses("protocol_version", centre.context(), old);
        SSLParameters careless = centre.client();
        careless.setEndpointIdentificationAlgorithm(null);
        clientRefuses("must verify the host name", centre.context(), careless);
    }

    @Test
    void refuses_aCertificateWithACommonNameOnly() throws Exception {
        OwnKey nameless = commonNameOnly();
        X509Certificate named = nameless.certificate();
        PeerPinning manager = new PeerPinning(new TrustsAnyone(), certificate -> {});
        assertThat(SubjectNames.hasAlternativeNames(named)).isFalse();
        serverRefuses("must have subject alternative names", sends(nameless), gateway.client());
        assertThatExceptionOfType(CertificateException.class)
                .isThrownBy(() -> manager.checkClientTrusted(new X509Certificate[] {named}, "EC"));
        assertThatExceptionOfType(CertificateException.class)
                .isThrownBy(() -> manager.checkServerTrusted(new X509Certificate[] {named}, "EC"));
    }

    /** Every agency has a good certificate; a clinic's data goes to that clinic's alone. */
    @Test
    void goesToOneAgency_andToNoOther() throws Exception {
        OwnKey clinic = KeyFile.open(site.pki.agency(Site.CLINIC_ID), "keys").key("clinic-47-001-tls-1");
        MutualTls toClinic = MutualTls.withAgency(site.gateway(), trust, Clock.systemUTC(), Site.CLINIC_ID);
        MutualTls toCentre = MutualTls.withAgency(site.gateway(), trust, Clock.systemUTC(), Site.CENTRE_ID);
        gateway = MutualTls.withSystems(clinic, List.of(site.gateway().tls().certificate()));

        assertThat(connect(toClinic.context(), toClinic.client()).getProtocol()).isEqualTo("TLSv1.3");
        clientRefuses("CERT_AGENCY_MISMATCH", toCentre.context(), toCentre.client());
    }

    /** Registered in every other respect, so that only the missing names are left to refuse. */
    private OwnKey commonNameOnly() {
        DevelopmentCa ca = site.pki.ca();
        KeyPair pair = KeyPairs.p256(Site.RANDOM);
        CaSigner signer = new CaSigner(
                X500Name.getInstance(
                        ca.issuing().certificate().getSubjectX500Principal().getEncoded()),
                ca.issuing().certificate().getPublicKey(),
                ca.issuing().privateKey(),
                Site.RANDOM);
        X509Certificate certificate = signer.certificate(
                new X500Name("CN=localhost"),
                pair.getPublic(),
                site.now.minusSeconds(60),
                site.now.plusSeconds(3600),
                List.of());
        return new OwnKey(
                "centre-11-tls-2",
                pair.getPrivate(),
                List.of(certificate, ca.issuing().certificate()));
    }
}
