package kz.daneker.trust;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * A time-stamp token of RFC 3161, read but not yet believed: only {@link TimeStampRoots} tell what it proves.
 *
 * <p>Its bytes are a response (§2.4.2) that says "granted" and holds the token, nothing else: what an authority wrote around
 * the token is not signed, so it is not kept.
 */
public final class TimeStamp {
    /** Bytes of the largest response that is read; usual ones have 1 to 8 KiB. */
    public static final int LARGEST = 64 * 1024;

    private final TimeStampToken token;
    private final byte[] bytes;

    private TimeStamp(TimeStampToken token, byte[] bytes) {
        this.token = token;
        this.bytes = bytes;
    }

    /**
     * Reads a response as an authority gave it.
     *
     * @throws TimeStampRefused unless it grants exactly one token, in its one encoding
     */
    public static TimeStamp read(byte[] response) {
        try {
            requireOneEncoding(response);
            TimeStampResponse read = new TimeStampResponse(response);
            if (read.getStatus() != PKIStatus.GRANTED && read.getStatus() != PKIStatus.GRANTED_WITH_MODS) {
                throw new TimeStampRefused("a time-stamp must be granted, found status " + read.getStatus());
            }
            TimeStampToken token = Objects.requireNonNull(read.getTimeStampToken());
            return new TimeStamp(token, granted(token));
        } catch (TimeStampRefused e) {
            throw e;
        } catch (TSPException | IOException | RuntimeException e) { // Bouncy Castle meets bad bytes with all of these
            throw new TimeStampRefused("a time-stamp must be a response of RFC 3161, found other bytes", e);
        }
    }

    /**
     * Reads what {@link #bytes} gave.
     *
     * @throws TimeStampRefused also where anything is around the token
     */
    public static TimeStamp readKept(byte[] kept) {
        TimeStamp read = read(kept);
        if (!Arrays.equals(read.bytes, kept)) {
            throw new TimeStampRefused("a kept time-stamp must be its token alone, found more around it");
        }
        return read;
    }

    /** DER of the response with this token; what {@code openssl ts -verify -in} reads. */
    public byte[] bytes() {
        return bytes.clone();
    }

    TimeStampToken token() {
        return token;
    }

    private static byte[] granted(TimeStampToken token) throws IOException {
        PKIStatusInfo status = new PKIStatusInfo(PKIStatus.granted);
        return new DERSequence(new ASN1Encodable[] {status, ASN1Primitive.fromByteArray(token.getEncoded())})
                .getEncoded();
    }

    /** Bytes that say the same in another way would let a file be changed unseen. */
    private static void requireOneEncoding(byte[] response) throws IOException {
        if (response.length > LARGEST) {
            throw new TimeStampRefused(
                    "a time-stamp must have at most " + LARGEST + " bytes, found " + response.length);
        }
        if (!Arrays.equals(ASN1Primitive.fromByteArray(response).getEncoded(), response)) {
            throw new TimeStampRefused("a time-stamp must be in its one encoding, found another");
        }
    }
}
