package kz.daneker.fhir;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** Reads a coded item {@code {system, code, display}} or a bare text. */
final class Concepts {
    /** FHIR's {@code code}: no white space at the ends, single spaces inside. */
    private static final Pattern CODE = Pattern.compile("\\S+( \\S+)*");

    private Concepts() {}

    /**
     * The item's concept. The sender's display becomes the text, never the coding's display: another edition's wording
     * would make the whole message invalid. A code whose system is no absolute URI is kept as text.
     *
     * @param localSystem system of a code that names none; null where such a code means nothing
     */
    static CodeableConcept read(Fields item, @Nullable String localSystem) {
        String given = item.text("system");
        String system = given == null ? localSystem : given;
        String code = item.text("code");
        String text = item.text("display", "text", "name", "title");
        CodeableConcept concept = new CodeableConcept();
        if (code != null && system != null && CODE.matcher(code).matches() && absolute(system)) {
            concept.addCoding(new Coding(system, code, null));
        } else {
            text = joined(text, given, code);
        }
        return concept.setText(text == null ? code : text);
    }

    private static @Nullable String joined(@Nullable String text, @Nullable String system, @Nullable String code) {
        StringBuilder words = new StringBuilder();
        for (String word : new @Nullable String[] {text, system, code}) {
            if (word != null) {
                words.append(words.isEmpty() ? "" : " ").append(word);
            }
        }
        return words.isEmpty() ? null : words.toString();
    }

    private static boolean absolute(String system) {
        try {
            return new URI(system).isAbsolute();
        } catch (URISyntaxException noUri) {
            return false;
        }
    }
}
