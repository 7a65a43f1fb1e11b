package kz.daneker.channels;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import kz.daneker.fhir.FhirR4;
import kz.daneker.privacy.LiveSite;
import kz.daneker.trust.MutualTls;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;

/** A clinic's {@code $process-message}, which is busy the first time it hears of a message. */
final class MessageServer implements AutoCloseable {
    private final HttpsServer server;
    private final List<Bundle> messages = new CopyOnWriteArrayList<>();

    MessageServer() {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "https://localhost:" + server.getAddress().getPort() + "/fhir";
    }

    /** All it was sent, in order. */
    List<Bundle> messages() {
        return messages;
    }

    void listen(LiveSite site, String agency) {
        MutualTls tls = site.keys(agency).tls(site.clock());
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(tls.server());
            }
        });
        server.createContext("/fhir/$process-message", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Bundle message = FhirR4.context()
                .newJsonParser()
                .parseResource(
                        Bundle.class, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        messages.add(message);
        String id = id(message);
        boolean again = messages.stream().filter(one -> id(one).equals(id)).count() > 1;
        MessageHeader header = new MessageHeader();
        header.setId(UUID.randomUUID().toString());
        header.setEvent(new Coding("http://terminology.hl7.org/CodeSystem/v2-0003", "I12", null));
        header.getSource().setEndpoint("urn:oid:2.999");
        header.getResponse().setIdentifier(id).setCode(again ? ResponseType.OK : ResponseType.TRANSIENTERROR);
        Bundle answer = new Bundle().setType(Bundle.BundleType.MESSAGE);
        answer.addEntry().setFullUrl("urn:uuid:" + header.getIdPart()).setResource(header);
        byte[] bytes =
                FhirR4.context().newJsonParser().encodeResourceToString(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String id(Bundle message) {
        return message.getEntryFirstRep().getFullUrl().replace("urn:uuid:", "");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
