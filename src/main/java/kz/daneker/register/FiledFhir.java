package kz.daneker.register;

import java.util.Set;
import kz.daneker.referral.ConsentSheet;
import kz.daneker.referral.RegisteredConsent;
import tools.jackson.databind.json.JsonMapper;

/**
 * A FHIR Consent as the register seals it: what it comes to in this exchange, found once when it came, and the resource
 * itself.
 *
 * @param form always {@link #FORM}
 * @param excepted see {@link RegisteredConsent#excepted}
 * @param resource exactly as it was signed
 */
record FiledFhir(String form, ConsentSheet sheet, Set<String> excepted, String resource) {
    static final String FORM = "fhir-consent/0.1-draft";

    private static final JsonMapper JSON = JsonMapper.shared();

    FiledFhir(ConsentSheet sheet, Set<String> excepted, String resource) {
        this(FORM, sheet, excepted, resource);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    /** Sheets carry a schema instead. */
    static boolean isOne(String json) {
        return json.startsWith("{\"form\":\"" + FORM + "\"");
    }

    static FiledFhir read(String json) {
        return JSON.readValue(json, FiledFhir.class);
    }
}
