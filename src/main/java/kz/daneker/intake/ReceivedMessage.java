package kz.daneker.intake;

import java.util.Arrays;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;

/** What came over the wire, believed in nothing but the transport: who the client certificate belongs to. */
public final class ReceivedMessage implements IntakeStage {
    private final AgencyId caller;
    private final Form form;
    private final byte[] bytes;
    private final Language language;

    /** How the referral is wrapped on its way to the gateway. */
    public enum Form {
        /** {@code application/sd-jwt}: the token itself, inside TLS. */
        SD_JWT,
        /** {@code application/jose}: the token in a JWE to the gateway, where a broker stands between. */
        JWE
    }

    /**
     * @param caller agency of the client certificate
     * @param bytes as received, not yet limited in size
     * @param language of the answer's text
     */
    public ReceivedMessage(AgencyId caller, Form form, byte[] bytes, Language language) {
        this.caller = caller;
        this.form = form;
        this.bytes = Arrays.copyOf(bytes, bytes.length);
        this.language = language;
    }

    @Override
    public ReceivedMessage received() {
        return this;
    }

    public AgencyId caller() {
        return caller;
    }

    public Language language() {
        return language;
    }

    Form form() {
        return form;
    }

    byte[] bytes() {
        return bytes;
    }
}
