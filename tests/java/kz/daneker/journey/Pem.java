package kz.daneker.journey;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** An agency's TLS key as programs that are not Java's want it: {@code {key, cert, ca}}, all PEM. */
final class Pem {
    private Pem() {}

    static ObjectNode of(Party party, Exchange exchange) throws Exception {
        String agency = party.keys().agency().value();
        Path folder = exchange.data().resolve("agencies").resolve(agency);
        char[] pin = Files.readString(folder.resolve("keys.pin")).strip().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(folder.resolve("keys.p12"))) {
            store.load(file, pin);
        }
        String name = agency + "-tls-1";
        StringBuilder chain = new StringBuilder();
        for (Certificate certificate : store.getCertificateChain(name)) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        return StrictJson.object()
                .put("key", pem("PRIVATE KEY", store.getKey(name, pin).getEncoded()))
                .put("cert", chain.toString())
                .put("ca", Files.readString(exchange.data().resolve("keys").resolve("trusted.pem")));
    }

    private static String pem(String what, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }
}
