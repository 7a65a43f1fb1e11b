package kz.daneker.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import kz.daneker.refusal.Problem;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.refusal.RefusalTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes refusals as RFC 9457 problem documents, in the language the caller asked for. */
public final class Problems {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RefusalTexts texts;

    public Problems(RefusalTexts texts) {
        this.texts = texts;
    }

    /**
     * The answer to a refused request.
     *
     * @param language {@code Accept-Language} as received, e.g. {@code kk, ru;q=0.8}
     * @param receipt the gateway's signed receipt of the refusal, or null where none is owed
     */
    public ResponseEntity<byte[]> answer(Refusal refusal, @Nullable String language, @Nullable String receipt) {
        ObjectNode json = document(refusal, language);
        if (receipt != null) {
            json.put("receipt", receipt);
        }
        return headed(refusal, Problem.MEDIA_TYPE).body(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity.BodyBuilder headed(Refusal refusal, String mediaType) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(refusal.code().http())
                .contentType(MediaType.parseMediaType(mediaType))
                .header("Cache-Control", "no-store");
        if (refusal.code() == RefusalCode.RATE_LIMITED || refusal.code() == RefusalCode.UNAVAILABLE) {
            answer.header("Retry-After", "5");
        }
        return answer;
    }

    /** The same answer where no controller gives it; under {@code /fhir} as FHIR OperationOutcome. */
    public void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String language = request.getHeader("Accept-Language");
        ResponseEntity<byte[]> answer = String.valueOf(request.getRequestURI()).startsWith(OperationOutcomes.PATH)
                ? headed(refusal, OperationOutcomes.MEDIA_TYPE)
                        .body(OperationOutcomes.write(refusal, texts, AcceptLanguage.best(language)))
                : answer(refusal, language, null);
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, values.get(0)));
        response.getOutputStream().write(Objects.requireNonNull(answer.getBody()));
    }

    /**
     * The refusal as FHIR OperationOutcome, JSON, for an answer that holds more than it.
     *
     * @param language {@code Accept-Language} as received
     */
    public String outcome(Refusal refusal, @Nullable String language) {
        return new String(
                OperationOutcomes.write(refusal, texts, AcceptLanguage.best(language)), StandardCharsets.UTF_8);
    }

    /**
     * The problem document, for an answer that holds more than it.
     *
     * @param language {@code Accept-Language} as received
     */
    public ObjectNode document(Refusal refusal, @Nullable String language) {
        Problem problem = Problem.of(refusal, texts, AcceptLanguage.best(language), "urn:uuid:" + UUID.randomUUID());
        return JSON.createObjectNode()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .put("instance", problem.instance())
                .put("code", problem.code().name())
                .put("pointer", problem.pointer());
    }
}
