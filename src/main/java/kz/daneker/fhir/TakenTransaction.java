package kz.daneker.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/**
 * What a clinic's FHIR server stored: its answer speaks of every entry of the transaction, in order, and of nothing else.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#transaction-response">FHIR R4, transaction response</a>
 */
public final class TakenTransaction {
    private static final Set<String> STORED = Set.of("200", "201");
    private static final int STATUS_CHARS = 3;

    private final List<String> locations;

    private TakenTransaction(List<String> locations) {
        this.locations = locations;
    }

    /**
     * Holds an answer against what was sent.
     *
     * @param answer the body of an answer 200, FHIR JSON
     * @throws IOException if it does not say that everything was stored: then it counts as not delivered
     */
    public static TakenTransaction of(Bundle sent, String answer) throws IOException {
        Bundle said = read(answer);
        boolean matches = said.getType() == Bundle.BundleType.TRANSACTIONRESPONSE
                && said.getEntry().size() == sent.getEntry().size();
        for (int i = 0; matches && i < sent.getEntry().size(); i++) {
            matches = isStored(sent.getEntry().get(i), said.getEntry().get(i));
        }
        if (!matches) {
            throw new IOException("a clinic's answer must match the transaction entry by entry");
        }
        return new TakenTransaction(said.getEntry().stream()
                .map(entry -> entry.getResponse().getLocation())
                .toList());
    }

    /** Where each entry is kept, in the order they were sent, e.g. {@code Patient/1000/_history/1}. */
    public List<String> locations() {
        return locations;
    }

    private static boolean isStored(BundleEntryComponent sent, BundleEntryComponent said) {
        String status = said.getResponse().getStatus();
        String location = said.getResponse().getLocation();
        String type = Pattern.quote(sent.getResource().fhirType());
        return status != null
                && location != null
                && status.length() >= STATUS_CHARS
                && STORED.contains(status.substring(0, STATUS_CHARS))
                && location.matches("(.*/)?" + type + "/[A-Za-z0-9.-]{1,64}(/_history/.+)?");
    }

    private static Bundle read(String answer) throws IOException {
        try {
            return FhirR4.read(Bundle.class, answer);
        } catch (DataFormatException unreadable) {
            throw new IOException("a clinic's answer must be a FHIR Bundle", unreadable);
        }
    }
}
