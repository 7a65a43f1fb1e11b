package kz.daneker.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.Optional;
import kz.daneker.signing.Digest;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/**
 * An authority asked over HTTP or HTTPS: {@code application/timestamp-query} there, {@code application/timestamp-reply}
 * back. Plain HTTP gives nothing away and lets nothing in: the question is a digest and the answer is signed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3161#section-3.4">RFC 3161 §3.4, over HTTP</a>
 */
public final class RemoteTimeStampAuthority implements TimeStampAuthority {
    private static final int NONCE_BITS = 127;
    private static final String REPLY = "application/timestamp-reply";

    private final URI address;
    private final Optional<ASN1ObjectIdentifier> policy;
    private final BoundedExchange http;
    private final SecureRandom random;

    /**
     * An authority at an address.
     *
     * @param policy the rules it must stamp under, e.g. {@code 1.2.398.3.3.2.6.4}; empty: its own
     * @param http takes at most {@link TimeStamp#LARGEST} bytes and bounds the time
     * @throws IllegalArgumentException if the address is not HTTP's or the policy no object identifier
     */
    public RemoteTimeStampAuthority(URI address, String policy, BoundedExchange http, SecureRandom random) {
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("a time-stamp authority's address must begin with https:// or http://");
        }
        this.address = address;
        this.policy = Optional.of(policy).filter(each -> !each.isEmpty()).map(ASN1ObjectIdentifier::new);
        this.http = http;
        this.random = random;
    }

    @Override
    public TimeStamp stamp(Digest imprint) throws IOException, InterruptedException {
        TimeStampRequestGenerator asking = new TimeStampRequestGenerator();
        asking.setCertReq(true);
        policy.ifPresent(asking::setReqPolicy);
        TimeStampRequest request = asking.generate(
                NISTObjectIdentifiers.id_sha256, imprint.bytes(), new BigInteger(NONCE_BITS, random).setBit(0));
        byte[] reply = ask(request.getEncoded());
        TimeStamp stamp = TimeStamp.read(reply);
        try {
            new TimeStampResponse(reply).validate(request); // our imprint, our nonce, our policy
        } catch (TSPException e) {
            throw new TimeStampRefused("a time-stamp must answer the question asked, found it answers another", e);
        }
        return stamp;
    }

    private byte[] ask(byte[] query) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", REPLY)
                .POST(BodyPublishers.ofByteArray(query))
                .build());
        if (answer.statusCode() != 200
                || answer.headers()
                        .firstValue("Content-Type")
                        .filter(REPLY::equalsIgnoreCase)
                        .isEmpty()) {
            throw new IOException("a time-stamp authority must answer 200 and " + REPLY + ", found another answer");
        }
        return answer.body();
    }
}
