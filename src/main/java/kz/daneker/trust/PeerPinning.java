package kz.daneker.trust;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import kz.daneker.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Trusts a TLS peer only if the path validation of the JDK holds, it speaks TLS 1.3, has subject alternative names, and
 * its very certificate is registered for the party expected here.
 *
 * <p>Without alternative names TLS libraries fall back to the common name, which any CA customer may choose; so such a
 * certificate is refused whatever its chain. The methods that know neither socket nor engine can check neither host name
 * nor protocol and refuse always.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9525#section-2">RFC 9525 §2, no common names</a>
 */
final class PeerPinning extends X509ExtendedTrustManager {
    private static final String PROTOCOL = "TLSv1.3";
    private static final String HOST_NAMES = "HTTPS";

    private final X509ExtendedTrustManager delegate;
    private final Peers peers;

    PeerPinning(X509ExtendedTrustManager delegate, Peers peers) {
        this.delegate = delegate;
        this.peers = peers;
    }

    /** Who may be at the other end; refuses with a {@link Refusal}. */
    interface Peers {
        void require(X509Certificate certificate);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        delegate.checkClientTrusted(chain, authType, socket);
        requireProtocol(socket instanceof SSLSocket ssl ? ssl.getHandshakeSession() : null);
        requirePinned(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        delegate.checkClientTrusted(chain, authType, engine);
        requireProtocol(engine.getHandshakeSession());
        requirePinned(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        requireHostNames(socket instanceof SSLSocket ssl ? ssl.getSSLParameters() : null);
        delegate.checkServerTrusted(chain, authType, socket);
        requireProtocol(socket instanceof SSLSocket ssl ? ssl.getHandshakeSession() : null);
        requirePinned(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        requireHostNames(engine.getSSLParameters());
        delegate.checkServerTrusted(chain, authType, engine);
        requireProtocol(engine.getHandshakeSession());
        requirePinned(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a peer must be checked with its connection");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a peer must be checked with its connection");
    }

    /** Names CAs alone: a client that is asked for certificates of a peer's own name would find it has none. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return Arrays.stream(delegate.getAcceptedIssuers())
                .filter(issuer -> issuer.getBasicConstraints() >= 0)
                .toArray(X509Certificate[]::new);
    }

    private static void requireProtocol(@Nullable SSLSession session) throws CertificateException {
        if (session == null || !session.getProtocol().equals(PROTOCOL)) {
            throw new CertificateException("a connection must use TLS 1.3");
        }
    }

    private static void requireHostNames(@Nullable SSLParameters parameters) throws CertificateException {
        if (parameters == null || !HOST_NAMES.equals(parameters.getEndpointIdentificationAlgorithm())) {
            throw new CertificateException("a client must verify the host name of its server");
        }
    }

    private void requirePinned(X509Certificate[] chain) throws CertificateException {
        if (!SubjectNames.hasAlternativeNames(chain[0])) {
            throw new CertificateException("a certificate must have subject alternative names");
        }
        try {
            peers.require(chain[0]);
        } catch (Refusal e) {
            throw new CertificateException(e.code().name(), e);
        }
    }
}
