package kz.daneker.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import kz.daneker.fhir.OfficialValidator;
import kz.daneker.refusal.Refusal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Whatever is cut out of a document, swapped, said twice, emptied or cut off: valid FHIR, or a refusal. */
class CdaMutantsTest {
    private final String document = document();

    @Property(tries = 40)
    void mapsToValidFhir_orRefuses_anythingRearranged(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Document tree = DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(document)));
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            mutate(tree, random);
        }
        StringWriter mutant = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(tree), new StreamResult(mutant));
        requireValidOrRefused(mutant.toString());
    }

    @Property(tries = 20)
    void refuses_whatIsCutOff(@ForAll long seed) {
        requireValidOrRefused(document.substring(0, new Random(seed).nextInt(document.length())));
    }

    private static void requireValidOrRefused(String mutant) {
        try {
            assertThat(OfficialValidator.errors(CdaMapper.map(mutant.getBytes(StandardCharsets.UTF_8))
                            .json()))
                    .isEmpty();
        } catch (Refusal refusal) {
            assertThat(refusal.code().name()).matches("(RECORD|XML)_.*");
        }
    }

    private static void mutate(Document tree, Random random) {
        Element one = any(tree, random);
        Element other = any(tree, random);
        switch (random.nextInt(6)) {
            case 0 -> one.getParentNode().removeChild(one);
            case 1 -> one.getParentNode().insertBefore(one.cloneNode(true), one);
            case 2 -> one.getParentNode().replaceChild(other.cloneNode(true), one);
            case 3 -> one.setTextContent("");
            case 4 -> {
                if (one.hasAttributes()) {
                    Node attribute = one.getAttributes()
                            .item(random.nextInt(one.getAttributes().getLength()));
                    if (!attribute.getNodeName().startsWith("xmlns")) {
                        attribute.setNodeValue(
                                List.of("", "x", "0", "20260101", "true").get(random.nextInt(5)));
                    }
                }
            }
            default -> one.setAttribute("nullFlavor", "UNK");
        }
    }

    /** Not the root itself. */
    private static Element any(Document tree, Random random) {
        NodeList all = tree.getElementsByTagNameNS("*", "*");
        List<Element> elements = new ArrayList<>();
        for (int i = 1; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements.get(random.nextInt(elements.size()));
    }

    private static String document() {
        try {
            return Files.readString(Path.of("tests/fixtures/cda/every-position.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
