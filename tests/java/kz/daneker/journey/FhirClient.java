package kz.daneker.journey;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import javax.net.ssl.SSLSocket;
import kz.daneker.signing.DetachedJws;
import kz.daneker.trust.AgencyKeys;
import kz.daneker.trust.MutualTls;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.HttpClients;

/** HAPI's own client with an agency's certificate, signing every body it sends as the gateway asks. */
final class FhirClient implements IClientInterceptor {
    private static final FhirContext R4 = FhirContext.forR4();

    private final AgencyKeys keys;

    private FhirClient(AgencyKeys keys) {
        this.keys = keys;
    }

    static IGenericClient of(Exchange exchange, Party party) {
        AgencyKeys keys = party.keys();
        R4.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        R4.getRestfulClientFactory()
                .setHttpClient(
                        HttpClients.custom().setSSLSocketFactory(sockets(keys)).build());
        IGenericClient client =
                R4.newRestfulGenericClient(exchange.address().resolve("/fhir").toString());
        client.registerInterceptor(new FhirClient(keys));
        return client;
    }

    /** Apache's client leaves host names to itself; an agency's trust in the gateway asks that the TLS engine check them. */
    private static SSLConnectionSocketFactory sockets(AgencyKeys keys) {
        MutualTls tls = keys.tls(Clock.systemUTC());
        return new SSLConnectionSocketFactory(tls.context()) {
            @Override
            protected void prepareSocket(SSLSocket socket) {
                socket.setSSLParameters(tls.client());
            }
        };
    }

    @Override
    public void interceptRequest(IHttpRequest request) {
        try {
            String body = request.getRequestBodyFromStream();
            if (body != null && !body.isEmpty()) {
                request.addHeader(
                        "Daneker-Signature",
                        DetachedJws.sign(DetachedJws.FHIR, body.getBytes(StandardCharsets.UTF_8), keys.signing()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void interceptResponse(IHttpResponse response) {
        // nothing to add
    }
}
