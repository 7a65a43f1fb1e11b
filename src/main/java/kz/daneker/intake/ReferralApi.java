package kz.daneker.intake;

import java.nio.charset.StandardCharsets;
import kz.daneker.agency.AgencyId;
import kz.daneker.web.AcceptLanguage;
import kz.daneker.web.Caller;
import kz.daneker.web.Problems;
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

    private final IntakeDoor door;
    private final Problems problems;

    ReferralApi(IntakeDoor door, Problems problems) {
        this.door = door;
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
        IntakeReply reply = door.take(new ReceivedMessage(caller, form, body, AcceptLanguage.language(language)));
        if (reply instanceof Refused refused) {
            return problems.answer(refused.refusal(), language, refused.receipt());
        }
        Answer answer = (Answer) reply;
        return ResponseEntity.accepted()
                .contentType(JWT)
                .header("Daneker-State", answer.state().name())
                .body(answer.receipt().getBytes(StandardCharsets.US_ASCII));
    }
}
