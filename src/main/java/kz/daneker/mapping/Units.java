package kz.daneker.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;
import org.hl7.fhir.r4.model.Quantity;

/** Units of measure: a unit a site wrote its own way stays a word, for only UCUM's may be called UCUM's. */
public final class Units {
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final UcumService ESSENCE = essence();

    private Units() {}

    /**
     * Says that a quantity is measured in a unit of UCUM, where there is one of this code.
     *
     * @param code said to be of UCUM, e.g. {@code mg/dL}; {@code г/л} leaves the quantity as it is
     */
    public static Quantity code(Quantity quantity, String code) {
        return ESSENCE.validate(code) == null ? quantity.setSystem(UCUM).setCode(code) : quantity;
    }

    private static UcumService essence() {
        try (InputStream table = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            return new UcumEssenceService(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UcumException e) {
            throw new IllegalStateException("UCUM's table cannot be read", e);
        }
    }
}
