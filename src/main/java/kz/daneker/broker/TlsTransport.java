package kz.daneker.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;

/** Artemis transport parameters for TLS 1.3 with a certificate on both sides. */
final class TlsTransport {
    private TlsTransport() {}

    /** A listening side: the client's certificate is needed, renewed files are picked up while running. */
    static Map<String, Object> acceptor(BrokerSettings.Tls tls, String host, int port, String protocol) {
        Map<String, Object> parameters = common(tls, host, port);
        parameters.put(TransportConstants.NEED_CLIENT_AUTH_PROP_NAME, true);
        parameters.put(TransportConstants.SSL_AUTO_RELOAD_PROP_NAME, true);
        parameters.put(TransportConstants.PROTOCOLS_PROP_NAME, protocol);
        parameters.put(TransportConstants.CONNECTIONS_ALLOWED, 1_000L);
        return parameters;
    }

    /** The connecting side: the broker's name must match its certificate. */
    static Map<String, Object> connector(BrokerSettings.Tls tls, String host, int port) {
        Map<String, Object> parameters = common(tls, host, port);
        parameters.put(TransportConstants.VERIFY_HOST_PROP_NAME, true);
        return parameters;
    }

    private static Map<String, Object> common(BrokerSettings.Tls tls, String host, int port) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, host);
        parameters.put(TransportConstants.PORT_PROP_NAME, port);
        parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        parameters.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3");
        parameters.put(TransportConstants.KEYSTORE_PATH_PROP_NAME, absolute(tls.keyStore()));
        parameters.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, isPem(tls.keyStore()) ? "PEM" : "PKCS12");
        parameters.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, tls.password());
        parameters.put(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, absolute(tls.trustStore()));
        parameters.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, isPem(tls.trustStore()) ? "PEMCA" : "PKCS12");
        parameters.put(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, tls.password());
        return parameters;
    }

    private static boolean isPem(Path file) {
        return file.toString().endsWith(".pem");
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().toString();
    }
}
