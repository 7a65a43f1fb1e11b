package kz.daneker.mapping;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import kz.daneker.fhir.FhirR4;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/** FHIR as bytes → the R4 model, so strictly that nothing in them is passed over. */
final class FhirText {
    /** Tried on what is no R4, to tell another version of FHIR from what is broken in any. */
    private static final List<Supplier<FhirContext>> OTHER_VERSIONS =
            List.of(FhirContext::forR5Cached, FhirContext::forDstu3Cached);

    private FhirText() {}

    /**
     * Reads one resource.
     *
     * @param bytes JSON in UTF-8, or XML where they begin with {@code <}; a byte order mark may stand before it
     * @throws Refusal {@code TOO_LARGE}; of JSON, as {@link StrictJson#read(byte[])}; of XML, as {@link SecureXml#parse};
     *     {@code RECORD_UNSUPPORTED} for another version of FHIR, {@code RECORD_MALFORMED} for what is none
     */
    static Resource parse(byte[] bytes) {
        if (bytes.length > SecureXml.MAX_BYTES) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        boolean xml = RecordStart.of(bytes) == RecordStart.XML;
        String text = xml ? xml(bytes) : json(bytes);
        try {
            return (Resource) read(FhirR4.context(), xml, text);
        } catch (DataFormatException | IllegalArgumentException | ClassCastException notR4) {
            boolean another = OTHER_VERSIONS.stream().anyMatch(version -> reads(version.get(), xml, text));
            throw new Refusal(another ? RefusalCode.RECORD_UNSUPPORTED : RefusalCode.RECORD_MALFORMED);
        }
    }

    private static String xml(byte[] bytes) {
        SecureXml.parse(bytes);
        return SecureXml.text(bytes);
    }

    private static String json(byte[] bytes) {
        String text = StrictJson.utf8(bytes);
        String json = text.startsWith("\ufeff") ? text.substring(1) : text;
        StrictJson.readObject(json.getBytes(StandardCharsets.UTF_8));
        return json;
    }

    private static boolean reads(FhirContext context, boolean xml, String text) {
        try {
            read(context, xml, text);
            return true;
        } catch (DataFormatException | IllegalArgumentException | ClassCastException notThisVersion) {
            return false;
        }
    }

    private static IBaseResource read(FhirContext context, boolean xml, String text) {
        IParser parser = xml ? context.newXmlParser() : context.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        return parser.parseResource(text);
    }
}
