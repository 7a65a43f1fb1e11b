package kz.daneker.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import kz.daneker.trust.MutualTls;

/** An agency's connection for bytes no HTTP client would send. */
final class BareConnection {
    private BareConnection() {}

    /** An answer as it came: status, headers by lower-case name, and everything after them. */
    record Answer(int status, Map<String, String> headers, String body) {}

    /** @param request head and body; characters are bytes */
    static Answer ask(RunningGateway gateway, String agency, String request) {
        try (SSLSocket socket = open(gateway, agency, UnaryOperator.identity())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which protocol the gateway chooses of these (ALPN, RFC 7301); empty where it chooses none. */
    static String chosen(RunningGateway gateway, String agency, String... offered) {
        try (SSLSocket socket = open(gateway, agency, parameters -> {
            parameters.setApplicationProtocols(offered);
            return parameters;
        })) {
            socket.startHandshake();
            return socket.getApplicationProtocol();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLSocket open(RunningGateway gateway, String agency, UnaryOperator<SSLParameters> change)
            throws IOException {
        MutualTls tls = gateway.keys(agency).tls(gateway.clock());
        SSLSocket socket = (SSLSocket) tls.context()
                .getSocketFactory()
                .createSocket("localhost", gateway.uri("").getPort());
        socket.setSSLParameters(change.apply(tls.client()));
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static Answer answer(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] head = text.substring(0, end).split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            String[] header = head[i].split(": ?", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
        }
        return new Answer(Integer.parseInt(head[0].split(" ", 3)[1]), headers, text.substring(end + 4));
    }
}
