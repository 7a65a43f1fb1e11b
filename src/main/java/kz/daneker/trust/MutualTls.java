package kz.daneker.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * TLS 1.3 where both ends show certificates and each pins the other's to the key register.
 *
 * <p>Take {@link #context()} together with {@link #client()} or {@link #server()}: the parameters hold the protocol, the
 * demand for a client certificate and the check of host names. A client without the latter is refused by the context.
 */
public final class MutualTls {
    private static final String[] PROTOCOLS = {"TLSv1.3"};

    private final SSLContext context;

    private MutualTls(SSLContext context) {
        this.context = context;
    }

    /** The agency's side: the other end must be the gateway. */
    static MutualTls withGateway(OwnKey own, TrustStore trust, Clock clock) {
        return of(own, trust.anchors().roots(), certificate -> {
            if (!trust.register().peer(certificate, clock.instant()).equals(Party.GATEWAY)) {
                throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
            }
        });
    }

    /** The gateway's side, as server or as client of an agency's: the other end must be a registered agency. */
    public static MutualTls withAgencies(GatewayKeys own, TrustStore trust, Clock clock) {
        return of(
                own.tls(),
                trust.anchors().roots(),
                certificate -> trust.register().client(certificate, clock.instant()));
    }

    /** The gateway's side as client of one agency's server: the other end must be that very agency. */
    public static MutualTls withAgency(GatewayKeys own, TrustStore trust, Clock clock, AgencyId agency) {
        return of(own.tls(), trust.anchors().roots(), certificate -> {
            if (!trust.register().client(certificate, clock.instant()).equals(agency)) {
                throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
            }
        });
    }

    /** An agency's own side towards systems in its house: the other end must show one of these very certificates. */
    static MutualTls withSystems(OwnKey own, List<X509Certificate> systems) {
        List<X509Certificate> known = List.copyOf(systems);
        return of(own, known, certificate -> {
            if (!known.contains(certificate)) {
                throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
            }
        });
    }

    public SSLContext context() {
        return context;
    }

    /** For {@code HttpClient}, sockets and engines of the client's side: TLS 1.3, host names verified. */
    public SSLParameters client() {
        SSLParameters parameters = new SSLParameters(null, PROTOCOLS);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    /** For sockets and engines of the server's side: TLS 1.3, client certificate required. */
    public SSLParameters server() {
        SSLParameters parameters = new SSLParameters(null, PROTOCOLS);
        parameters.setNeedClientAuth(true);
        return parameters;
    }

    /** For sockets of the server's side on the machine itself: TLS 1.3, no client certificate asked for. */
    public SSLParameters serverOnLoopback() {
        return new SSLParameters(null, PROTOCOLS);
    }

    private static MutualTls of(OwnKey own, List<X509Certificate> roots, PeerPinning.Peers peers) {
        try {
            SSLContext context = SSLContext.getInstance(PROTOCOLS[0]);
            TrustManager pinned = new PeerPinning(delegate(roots), peers);
            context.init(keyManagers(own), new TrustManager[] {pinned}, null);
            return new MutualTls(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java must offer TLS 1.3 with the keys at hand", e);
        }
    }

    private static KeyManager[] keyManagers(OwnKey own) throws GeneralSecurityException, IOException {
        char[] inMemoryOnly = new char[0];
        KeyStore store = empty();
        store.setKeyEntry(own.kid(), own.privateKey(), inMemoryOnly, own.chain().toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, inMemoryOnly);
        return factory.getKeyManagers();
    }

    private static X509ExtendedTrustManager delegate(List<X509Certificate> roots)
            throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (X509Certificate root : roots) {
            store.setCertificateEntry(Thumbprint.of(root).value(), root);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every JDK has an extended PKIX trust manager"));
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
