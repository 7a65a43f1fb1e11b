package kz.daneker.mapping;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** XML from outside, read so that it cannot make the reader fetch, expand or dig: no DOCTYPE, bounded size and depth. */
public final class SecureXml {
    /** The most a record may have. */
    public static final int MAX_BYTES = 1 << 20;

    private static final String LIMIT = "http://www.oracle.com/xml/jaxp/properties/";
    private static final String MAX_DEPTH = "100";
    private static final String MAX_ATTRIBUTES = "64";
    private static final int PROLOG = 200;
    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final Map<String, Charset> CHARSETS = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "US-ASCII", StandardCharsets.US_ASCII,
            "WINDOWS-1251", Charset.forName("windows-1251"));

    private SecureXml() {}

    /**
     * Parses a document.
     *
     * @throws Refusal {@code TOO_LARGE}, {@code ENCODING} for bytes that are not of the declared character set (UTF-8 or
     *     Windows-1251), {@code XML_DTD_FORBIDDEN}, {@code RECORD_MALFORMED} for anything that is not well-formed XML 1.0
     */
    public static Document parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new Refusal(RefusalCode.TOO_LARGE);
        }
        String text = text(bytes);
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw new Refusal(RefusalCode.XML_DTD_FORBIDDEN);
        }
        try {
            DocumentBuilder builder = builder();
            builder.setErrorHandler(null);
            Document document = builder.parse(new InputSource(new StringReader(text)));
            if ("1.0".equals(document.getXmlVersion())) {
                return document;
            }
        } catch (SAXException notXml) {
            throw new Refusal(RefusalCode.RECORD_MALFORMED);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        throw new Refusal(RefusalCode.RECORD_MALFORMED);
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute(LIMIT + "maxElementDepth", MAX_DEPTH);
        factory.setAttribute(LIMIT + "elementAttributeLimit", MAX_ATTRIBUTES);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setIgnoringComments(true);
        factory.setCoalescing(true);
        return factory.newDocumentBuilder();
    }

    /** The characters of a document, without its byte order mark; refuses as {@link #parse} does. */
    static String text(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, PROLOG), StandardCharsets.ISO_8859_1);
        boolean marked = start.startsWith("\u00ef\u00bb\u00bf");
        Matcher declared = DECLARED.matcher(marked ? start.substring(3) : start);
        String name = declared.find() ? declared.group(1).toUpperCase(Locale.ROOT) : "UTF-8";
        Charset charset = CHARSETS.get(name);
        if (charset == null) {
            throw new Refusal(RefusalCode.ENCODING);
        }
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Refusal(RefusalCode.ENCODING);
        }
    }
}
