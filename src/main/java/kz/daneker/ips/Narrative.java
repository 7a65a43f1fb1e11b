package kz.daneker.ips;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The text of a section, written from its resources as they are now: an older text could tell what is not there. */
final class Narrative {
    private final SummaryWords words;

    Narrative(SummaryWords words) {
        this.words = words;
    }

    org.hl7.fhir.r4.model.Narrative sentence(String text) {
        XhtmlNode div = div();
        div.addTag("p").addText(text);
        return narrative(div);
    }

    org.hl7.fhir.r4.model.Narrative table(List<DomainResource> resources) {
        List<Row> rows = resources.stream()
                .map(resource -> Row.of(resource, new Wording(words)))
                .toList();
        XhtmlNode div = div();
        XhtmlNode table = div.addTag("table");
        XhtmlNode head = table.addTag("thead").addTag("tr");
        Stream.of("what", "value", "when", "note")
                .forEach(column -> head.addTag("th").addText(words.say("column." + column)));
        XhtmlNode body = table.addTag("tbody");
        for (Row row : rows) {
            XhtmlNode line = body.addTag("tr");
            Stream.of(row.what(), row.value(), row.when(), row.note())
                    .forEach(text -> line.addTag("td").addText(printable(text)));
        }
        return narrative(div);
    }

    /** XHTML knows no control characters; the parser that reads it would refuse the whole document. */
    private static String printable(String text) {
        return text.codePoints()
                .filter(point -> point == '\n' || !Character.isISOControl(point))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static XhtmlNode div() {
        return new XhtmlNode(NodeType.Element, "div").setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
    }

    private static org.hl7.fhir.r4.model.Narrative narrative(XhtmlNode div) {
        org.hl7.fhir.r4.model.Narrative narrative = new org.hl7.fhir.r4.model.Narrative();
        narrative.setStatus(NarrativeStatus.GENERATED).setDiv(div);
        return narrative;
    }
}
