package kz.daneker.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.refusal.RefusalTexts;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Refusals as FHIR systems read them: an OperationOutcome with our code, its text, and the place as FHIRPath.
 *
 * @see <a href="http://hl7.org/fhir/R4/operationoutcome.html">FHIR R4 OperationOutcome</a>
 */
final class OperationOutcomes {
    /** Where they are the language spoken. */
    static final String PATH = "/fhir";

    static final String MEDIA_TYPE = "application/fhir+json;charset=UTF-8";
    private static final String SYSTEM = "urn:daneker:codesystem:refusal";
    private static final JsonMapper JSON = JsonMapper.shared();

    private OperationOutcomes() {}

    /** The outcome as UTF-8 JSON; says nothing the caller sent. */
    static byte[] write(Refusal refusal, RefusalTexts texts, Locale language) {
        RefusalCode code = refusal.code();
        ObjectNode outcome = JSON.createObjectNode().put("resourceType", "OperationOutcome");
        outcome.put("language", language.getLanguage());
        ObjectNode issue =
                outcome.putArray("issue").addObject().put("severity", "error").put("code", kind(code.http()));
        ObjectNode details = issue.putObject("details");
        details.putArray("coding").addObject().put("system", SYSTEM).put("code", code.name());
        details.put("text", texts.text(code, language));
        if (!refusal.path().isEmpty() && refusal.path().charAt(0) != '/') {
            issue.putArray("expression").add(refusal.path());
        }
        return outcome.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** FHIR's issue-type. */
    private static String kind(int http) {
        return switch (http) {
            case 401 -> "login";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405, 415 -> "not-supported";
            case 409, 412 -> "conflict";
            case 413 -> "too-long";
            case 422 -> "processing";
            case 429 -> "throttled";
            case 500 -> "exception";
            case 503 -> "transient";
            default -> "structure";
        };
    }
}
