package kz.daneker.fhir;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.daneker.provision.Labels;
import kz.daneker.referral.Purpose;
import org.hl7.fhir.r4.model.Coding;

/**
 * Codes as the consent engine writes them and back: bare where the system is one of those the engine speaks, else with the
 * system in front, e.g. {@code http://example.org/purposes|FooBar}, so that two systems' codes never meet by chance.
 */
final class FhirCodes {
    private static final String LOCAL = "local:";
    private static final Set<String> OWN_PURPOSES = Arrays.stream(Purpose.values())
            .map(Purposes::coding)
            .filter(coding -> Systems.PURPOSE.equals(coding.getSystem()))
            .map(Coding::getCode)
            .collect(Collectors.toUnmodifiableSet());

    private FhirCodes() {}

    static Set<String> purposes(List<Coding> codings) {
        return read(codings, Set.of(Systems.ACT_REASON, Systems.PURPOSE));
    }

    static Set<String> classes(List<Coding> codings) {
        return read(codings, Set.of(Systems.DATA_CATEGORY));
    }

    static Set<String> labels(List<Coding> codings) {
        Set<String> labels = new HashSet<>();
        for (Coding coding : codings) {
            String system = String.valueOf(coding.getSystem());
            boolean level = Labels.Level.isOne(String.valueOf(coding.getCode()));
            if (Systems.SENSITIVITY.equals(system)) {
                labels.add(LOCAL + coding.getCode());
            } else if (level ? Systems.CONFIDENTIALITY.equals(system) : Systems.ACT_CODE.equals(system)) {
                labels.add(coding.getCode());
            } else {
                labels.add(system + "|" + coding.getCode());
            }
        }
        return labels;
    }

    static Coding purpose(String code) {
        return write(code, OWN_PURPOSES.contains(code) ? Systems.PURPOSE : Systems.ACT_REASON);
    }

    static Coding category(String code) {
        return write(code, Systems.DATA_CATEGORY);
    }

    static Coding label(String code) {
        if (code.startsWith(LOCAL)) {
            return new Coding(Systems.SENSITIVITY, code.substring(LOCAL.length()), null);
        }
        return write(code, Labels.Level.isOne(code) ? Systems.CONFIDENTIALITY : Systems.ACT_CODE);
    }

    private static Set<String> read(List<Coding> codings, Set<String> spoken) {
        Set<String> codes = new HashSet<>();
        for (Coding coding : codings) {
            String system = String.valueOf(coding.getSystem());
            codes.add(spoken.contains(system) ? String.valueOf(coding.getCode()) : system + "|" + coding.getCode());
        }
        return codes;
    }

    private static Coding write(String code, String system) {
        int bar = code.lastIndexOf('|');
        return bar < 0
                ? new Coding(system, code, null)
                : new Coding(code.substring(0, bar), code.substring(bar + 1), null);
    }
}
