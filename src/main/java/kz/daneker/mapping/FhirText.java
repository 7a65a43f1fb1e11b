package kz.daneker.mapping;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.Set;
import kz.daneker.fhir.FhirR4;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/** FHIR as bytes → the R4 model, so strictly that nothing in them is passed over. */
final class FhirText {
    private FhirText() {}

    /**
     * Reads one resource.
     *
     * @param bytes JSON in UTF-8, or XML where they begin with {@code <}; a byte order mark may stand before it
     * @throws Refusal {@code TOO_LARGE}; of JSON, as {@link StrictJson#read(byte[])}; of XML, as {@link SecureXml#parse};
     *     {@code RECORD_UNSUPPORTED} for a resource R4 does not have or a record that is R5, {@code RECORD_MALFORMED} for
     *     what is no FHIR
     */
    static Resource parse(byte[] bytes) {
        if (bytes.length > SecureXml.MAX_BYTES) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        boolean xml = RecordStart.of(bytes) == RecordStart.XML;
        String text = xml ? xml(bytes) : json(bytes);
        try {
            return (Resource) read(FhirR4.context(), xml, text);
        } catch (NotFhir notR4) {
            throw new Refusal(isR5(xml, text) ? RefusalCode.RECORD_UNSUPPORTED : RefusalCode.RECORD_MALFORMED);
        }
    }

    private static String xml(byte[] bytes) {
        requireR4(SecureXml.parse(bytes));
        return SecureXml.text(bytes);
    }

    private static String json(byte[] bytes) {
        String text = StrictJson.utf8(bytes);
        String json = text.startsWith("\ufeff") ? text.substring(1) : text;
        requireR4(StrictJson.read(json));
        return json;
    }

    private static void requireR4(JsonNode node) {
        if (node.path("resourceType").isString()) {
            requireR4(node.path("resourceType").stringValue());
        }
        node.forEach(FhirText::requireR4);
    }

    /** In FHIR's XML only resources are named in upper case. */
    private static void requireR4(Document document) {
        NodeList elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            String name = elements.item(i).getLocalName();
            if (Character.isUpperCase(name.charAt(0))) {
                requireR4(name);
            }
        }
    }

    private static void requireR4(String type) {
        Set<String> types = FhirR4.context().getResourceTypes();
        if (!types.contains(type)) {
            throw new Refusal(RefusalCode.RECORD_UNSUPPORTED);
        }
    }

    private static boolean isR5(boolean xml, String text) {
        try {
            read(FhirContext.forR5Cached(), xml, text);
            return true;
        } catch (NotFhir neither) {
            return false;
        }
    }

    /** HAPI's parser says in many ways that it does not take something; of a null in a list, by a NullPointerException. */
    private static IBaseResource read(FhirContext context, boolean xml, String text) throws NotFhir {
        IParser parser = xml ? context.newXmlParser() : context.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        try {
            return parser.parseResource(text);
        } catch (RuntimeException broken) {
            throw new NotFhir();
        }
    }

    /** The parser does not take it; why, it says in the words of what came in, which nobody repeats. */
    private static final class NotFhir extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
