package kz.daneker.cda;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.daneker.mapping.Unmapped;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * One element of a CDA document. It remembers which elements were read, so that at the end whatever nobody asked for can
 * be named: nothing is dropped in silence.
 */
final class CdaElement {
    private static final String HL7 = "urn:hl7-org:v3";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    /** About the form of the document, not about the person. */
    private static final Set<String> FORM = Set.of("realmCode", "typeId", "templateId");

    private final Element element;
    private final Set<Element> read;

    private CdaElement(Element element, Set<Element> read) {
        this.element = element;
        this.read = read;
        read.add(element);
    }

    /** @throws Refusal {@code RECORD_UNSUPPORTED} where the root is not a ClinicalDocument of HL7 v3 */
    static CdaElement root(Document document) {
        Element root = document.getDocumentElement();
        if (!HL7.equals(root.getNamespaceURI()) || !"ClinicalDocument".equals(root.getLocalName())) {
            throw new Refusal(RefusalCode.RECORD_UNSUPPORTED, "/");
        }
        return new CdaElement(root, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    List<CdaElement> children(String name) {
        return elements(element).stream()
                .filter(child -> isNamed(child, name))
                .map(child -> new CdaElement(child, read))
                .toList();
    }

    /** The first one at the end of this path of first ones. */
    Optional<CdaElement> child(String... path) {
        Element at = element;
        for (String name : path) {
            Optional<Element> next =
                    elements(at).stream().filter(child -> isNamed(child, name)).findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
            read.add(at);
        }
        return Optional.of(new CdaElement(at, read));
    }

    /** Leaves the element to the list of what was not read. */
    void unread() {
        read.remove(element);
    }

    /** Without the spaces around it; empty where it is missing or blank. */
    Optional<String> attribute(String name) {
        return Optional.of(element.getAttribute(name).strip()).filter(value -> !value.isEmpty());
    }

    /** Whether a nullFlavor says that nothing is said here. */
    boolean isNull() {
        return attribute("nullFlavor").isPresent();
    }

    boolean isNegated() {
        return attribute("negationInd").filter("true"::equals).isPresent();
    }

    /** The data type's name in {@code xsi:type} without its prefix, e.g. {@code PQ}. */
    String type() {
        String type = element.getAttributeNS(XSI, "type").strip();
        return type.substring(type.indexOf(':') + 1);
    }

    /** All text inside, runs of white space as one blank; counts what stands inside as read. */
    String text() {
        descendants(element, read);
        return words(element);
    }

    /** The text of the element of this document with this ID, e.g. {@code #al1}. */
    Optional<String> textOf(String reference) {
        Element root = element.getOwnerDocument().getDocumentElement();
        return reference.startsWith("#")
                ? withId(root, reference.substring(1)).map(CdaElement::words)
                : Optional.empty();
    }

    Refusal malformed() {
        return new Refusal(RefusalCode.RECORD_MALFORMED, where());
    }

    /** E.g. {@code /ClinicalDocument/component/structuredBody/component[4]}. */
    String where() {
        return where(element);
    }

    /** What was not read, in the order of the document; an element left out stands for all it holds. */
    List<Unmapped> left() {
        List<Unmapped> left = new ArrayList<>();
        collect(element, left);
        return left;
    }

    private void collect(Element parent, List<Unmapped> left) {
        for (Element child : elements(parent)) {
            if (read.contains(child)) {
                collect(child, left);
            } else if (!FORM.contains(child.getLocalName()) && !child.hasAttribute("nullFlavor")) {
                left.add(new Unmapped(where(child), "no mapping"));
            }
        }
    }

    private static String words(Element element) {
        StringBuilder text = new StringBuilder();
        write(element, text);
        return text.toString().strip().replaceAll("\\s+", " ");
    }

    /** Cells and paragraphs do not run into each other. */
    private static void write(Element element, StringBuilder text) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element inner) {
                write(inner, text);
                text.append(' ');
            } else if (node.getNodeType() == Node.TEXT_NODE) {
                text.append(node.getNodeValue());
            }
        }
    }

    private static void descendants(Element element, Set<Element> into) {
        for (Element child : elements(element)) {
            into.add(child);
            descendants(child, into);
        }
    }

    private static Optional<Element> withId(Element at, String id) {
        if (at.getAttribute("ID").equals(id)) {
            return Optional.of(at);
        }
        return elements(at).stream()
                .flatMap(child -> withId(child, id).stream())
                .findFirst();
    }

    private static String where(Element at) {
        if (!(at.getParentNode() instanceof Element parent)) {
            return "/" + at.getLocalName();
        }
        List<Element> alike = elements(parent).stream()
                .filter(child -> at.getLocalName().equals(child.getLocalName()))
                .toList();
        String index = alike.size() > 1 ? "[" + (alike.indexOf(at) + 1) + "]" : "";
        return where(parent) + "/" + at.getLocalName() + index;
    }

    private static List<Element> elements(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                elements.add(child);
            }
        }
        return elements;
    }

    private static boolean isNamed(Element element, String name) {
        return HL7.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }
}
