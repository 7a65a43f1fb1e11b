package kz.daneker.intake;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.web.AcceptLanguage;
import kz.daneker.web.Caller;
import kz.daneker.web.Problems;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/referrals}: 202 with the signed receipt, or a problem document with a signed receipt of the refusal. */
@RestController
class ReferralApi {
    private static final String SD_JWT = "application/sd-jwt";
    private static final String JOSE = "application/jose";
    private static final MediaType JWT = MediaType.parseMediaType("application/jwt");

    private final ProducerTemplate camel;
    private final Problems problems;

    ReferralApi(ProducerTemplate camel, Problems problems) {
        this.camel = camel;
        this.problems = problems;
    }

    @PostMapping(path = "/v1/referrals", consumes = SD_JWT)
    ResponseEntity<byte[]> token(
            @RequestAttribute(Caller.ATTRIBUTE) AgencyId caller,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            @RequestBody byte[] body) {
        return take(caller, ReceivedMessage.Form.SD_JWT, language, body);
    }

    @PostMapping(path = "/v1/referrals", consumes = JOSE)
    ResponseEntity<byte[]> sealedToken(
            @RequestAttribute(Caller.ATTRIBUTE) AgencyId caller,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language,
            @RequestBody byte[] body) {
        return take(caller, ReceivedMessage.Form.JWE, language, body);
    }

    private ResponseEntity<byte[]> take(
            AgencyId caller, ReceivedMessage.Form form, @Nullable String language, byte[] body) {
        Object reply = request(new ReceivedMessage(caller, form, body, AcceptLanguage.language(language)));
        if (reply instanceof Answer answer) {
            return ResponseEntity.accepted()
                    .contentType(JWT)
                    .header("Daneker-State", answer.state().name())
                    .body(answer.receipt().getBytes(StandardCharsets.US_ASCII));
        }
        if (reply instanceof Refused refused) {
            return problems.answer(refused.refusal(), language, refused.receipt());
        }
        throw new Refusal(RefusalCode.INTERNAL_ERROR);
    }

    private Object request(ReceivedMessage message) {
        try {
            return Objects.requireNonNull(camel.requestBody("direct:referral-intake", message));
        } catch (CamelExecutionException e) {
            throw routesAreNotRunning(e.getCause()) ? new Refusal(RefusalCode.UNAVAILABLE) : unwrapped(e);
        } catch (RejectedExecutionException e) {
            throw new Refusal(RefusalCode.UNAVAILABLE);
        }
    }

    /** HTTPS listens a moment before the routes do, and a moment longer. */
    private static boolean routesAreNotRunning(@Nullable Throwable cause) {
        return cause instanceof RejectedExecutionException || cause instanceof DirectConsumerNotAvailableException;
    }

    private static RuntimeException unwrapped(CamelExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : e;
    }
}
