package kz.daneker.fhirapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * The parameters an address takes. Any other is refused rather than ignored, so that none of HAPI's own ({@code _elements},
 * {@code _include} …) does anything, and whoever mistypes one learns it.
 */
final class Query {
    private static final Set<String> JSON_FORMATS = Set.of("json", "application/json", "application/fhir+json");
    private static final String FORMAT = "_format";
    private static final int LONGEST = 200;
    private static final int MOST = 10;

    /** Path below {@code /fhir} → what may be asked there. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "/Task", Set.of("status", "authored-on", "code", "_lastUpdated", "_since", "_count", "_page"),
            "/AuditEvent", Set.of("date", "agent", "entity", "outcome", "subtype", "_page"),
            "/DocumentReference", Set.of("patient"),
            "/Patient/$summary", Set.of("identifier"));

    private Query() {}

    /**
     * The parameters that mean something here, {@code _format} taken out.
     *
     * @throws Refusal {@code REQUEST_MALFORMED} for any other, {@code MEDIA_TYPE_UNSUPPORTED} for a format that is not JSON
     */
    static Map<String, String[]> of(HttpServletRequest request) {
        Set<String> allowed = ALLOWED.getOrDefault(String.valueOf(request.getPathInfo()), Set.of());
        Map<String, String[]> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.equals(FORMAT)) {
                requireJson(values);
            } else if (allowed.contains(name) && values.length <= MOST && areShort(values)) {
                parameters.put(name, values.clone());
            } else {
                throw new Refusal(RefusalCode.REQUEST_MALFORMED);
            }
        });
        return parameters;
    }

    private static void requireJson(String[] formats) {
        for (String format : formats) {
            if (!JSON_FORMATS.contains(format.toLowerCase(Locale.ROOT).replace(' ', '+'))) {
                throw new Refusal(RefusalCode.MEDIA_TYPE_UNSUPPORTED);
            }
        }
    }

    private static boolean areShort(String[] values) {
        for (String value : values) {
            if (value.length() > LONGEST) {
                return false;
            }
        }
        return true;
    }
}
