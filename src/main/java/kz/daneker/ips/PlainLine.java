package kz.daneker.ips;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * One thing a summary says.
 *
 * @param codes of what it is, for who looks them up; not among the words unless there are no others
 */
public record PlainLine(String what, String value, String when, String note, List<String> codes) {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    public PlainLine {
        codes = List.copyOf(codes);
    }

    static PlainLine of(DomainResource resource, Wording wording) {
        Row row = Row.of(resource, wording);
        return new PlainLine(
                printable(row.what()),
                printable(row.value()),
                printable(row.when()),
                printable(row.note()),
                codes(resource));
    }

    static PlainLine saying(String words) {
        return new PlainLine(words, "", "", "", List.of());
    }

    /** E.g. {@code Hemoglobin: 11.20 g/dL, 05.03.2026 [718-7]}. */
    public String text() {
        String line = what + (value.isEmpty() ? "" : ": " + value) + (when.isEmpty() ? "" : ", " + when);
        List<String> unsaid = codes.stream().filter(code -> !code.equals(what)).toList();
        return line
                + (note.isEmpty() ? "" : " (" + note + ")")
                + (unsaid.isEmpty() ? "" : " [" + String.join(", ", unsaid) + "]");
    }

    private static List<String> codes(DomainResource resource) {
        return Stream.of("code", "vaccineCode", "medication")
                .map(resource::getNamedProperty)
                .filter(Objects::nonNull)
                .flatMap(property -> property.getValues().stream())
                .flatMap(PlainLine::codings)
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .map(PlainLine::printable)
                .distinct()
                .toList();
    }

    private static Stream<Coding> codings(Base value) {
        return value instanceof CodeableConcept concept ? concept.getCoding().stream() : Stream.empty();
    }

    /** Nothing a terminal would obey, and one line. */
    private static String printable(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }
}
