package kz.daneker.intake;

import java.util.Arrays;
import java.util.Optional;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What came over the wire, believed in nothing but the transport: who the client certificate belongs to. */
public final class ReceivedMessage implements IntakeStage {
    private final AgencyId caller;
    private final Form form;
    private final byte[] bytes;
    private final Language language;
    private final @Nullable ObjectNode beside;

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
        this(caller, form, bytes, language, null);
    }

    private ReceivedMessage(AgencyId caller, Form form, byte[] bytes, Language language, @Nullable ObjectNode beside) {
        this.caller = caller;
        this.form = form;
        this.bytes = Arrays.copyOf(bytes, bytes.length);
        this.language = language;
        this.beside = beside;
    }

    /** With the FHIR message the token came in, which must not say more than the token. */
    public ReceivedMessage in(ObjectNode message) {
        return new ReceivedMessage(caller, form, bytes, language, message);
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

    Optional<ObjectNode> beside() {
        return Optional.ofNullable(beside);
    }

    Form form() {
        return form;
    }

    byte[] bytes() {
        return bytes;
    }
}
