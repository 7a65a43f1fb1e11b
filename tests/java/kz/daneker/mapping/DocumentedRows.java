package kz.daneker.mapping;

import ca.uhn.fhir.fhirpath.IFhirPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import kz.daneker.fhir.FhirR4;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** The tables of a mapping document, and what a mapped record says at a FHIRPath of theirs. */
public final class DocumentedRows {
    private static final IFhirPath FHIR_PATH = FhirR4.context().newFhirPath();

    private DocumentedRows() {}

    /** The rows of every table with just these columns; cells without their code marks. */
    public static List<List<String>> of(String document, String... columns) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : lines(document)) {
            List<String> cells = cells(line);
            if (cells.equals(List.of(columns))) {
                inside = true;
            } else if (!line.startsWith("|")) {
                inside = false;
            } else if (inside && !line.startsWith("|---")) {
                rows.add(cells);
            }
        }
        if (rows.isEmpty()) {
            throw new AssertionError(document + " has no table " + Arrays.toString(columns));
        }
        return rows;
    }

    /** {@code `F` female · `M` male} as pairs. */
    public static List<List<String>> codes(String cell) {
        return Arrays.stream(cell.split(" · "))
                .map(pair -> List.of(pair.replace("`", "").split(" ", 2)))
                .toList();
    }

    /** All a record says at a path, e.g. {@code Patient.name.family}; several values with commas between. */
    public static String value(MappedRecord record, String path) {
        String type = path.substring(0, path.indexOf('.'));
        if (type.equals("Bundle")) {
            return joined(record.bundle(), path);
        }
        return record.bundle().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(resource -> resource.fhirType().equals(type))
                .map(resource -> joined(resource, path))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String joined(Resource resource, String path) {
        return FHIR_PATH.evaluate(resource, path, Base.class).stream()
                .map(value -> String.valueOf(value.primitiveValue()))
                .collect(Collectors.joining(", "));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.replaceAll("^\\||\\|$", "").split("(?<!\\\\)\\|", -1))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .map(cell -> cell.contains(" · ") ? cell : cell.replaceAll("^`|`$", ""))
                .toList();
    }

    private static List<String> lines(String document) {
        try {
            return Files.readAllLines(Path.of("docs", document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
