package kz.daneker.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import kz.daneker.privacy.LiveSite;
import kz.daneker.signing.KeyName;
import kz.daneker.trust.MutualTls;
import kz.daneker.trust.Party;

/** An OAuth 2.0 token endpoint that knows its one client by the client's signature, checked with a stock library. */
final class TokenEndpoint implements AutoCloseable {
    static final String CLIENT = "daneker-gateway";

    private final HttpsServer server;
    private final AtomicInteger given = new AtomicInteger();
    private volatile boolean refusing;
    private volatile Pause pause = over();

    /** While it lasts, whoever asks waits for the answer. */
    static final class Pause implements AutoCloseable {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);

        void awaitQuestion(Duration patience) throws InterruptedException {
            assertThat(asked.await(patience.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        }

        private void await() {
            asked.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            over.countDown();
        }
    }

    TokenEndpoint() {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "https://localhost:" + server.getAddress().getPort() + "/token";
    }

    int given() {
        return given.get();
    }

    /** From now on nobody gets a token, or everybody who may. */
    void refuse(boolean refuse) {
        refusing = refuse;
    }

    private static Pause over() {
        Pause over = new Pause();
        over.close();
        return over;
    }

    Pause pause() {
        Pause begun = new Pause();
        pause = begun;
        return begun;
    }

    /** @param tokens where the server that is protected finds which are in force */
    void listen(LiveSite site, String agency, Path tokens) {
        MutualTls tls = site.keys(agency).tls(site.clock());
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(tls.server());
            }
        });
        server.createContext("/token", exchange -> {
            pause.await();
            answer(exchange, site, tokens);
        });
        server.start();
    }

    private void answer(HttpExchange exchange, LiveSite site, Path tokens) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean good = !refusing && isGood(form, site);
        String token = UUID.randomUUID().toString();
        String body = good
                ? "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                : "{\"error\":\"invalid_client\"}";
        if (good) {
            given.incrementAndGet();
            Files.writeString(tokens, token + "\n");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(good ? 200 : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private boolean isGood(String form, LiveSite site) {
        Map<String, String> fields = Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        try {
            SignedJWT assertion = SignedJWT.parse(fields.get("client_assertion"));
            ECKey key = ECKey.parse(site.trust()
                    .register()
                    .signing(
                            Party.GATEWAY,
                            new KeyName(assertion.getHeader().getKeyID()),
                            site.clock().instant())
                    .jwk()
                    .toString());
            JWTClaimsSet claims = assertion.getJWTClaimsSet();
            return fields.get("grant_type").equals("client_credentials")
                    && assertion.verify(new ECDSAVerifier(key))
                    && claims.getIssuer().equals(CLIENT)
                    && claims.getSubject().equals(CLIENT)
                    && claims.getAudience().contains(address())
                    && claims.getExpirationTime().after(new Date());
        } catch (Exception e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
