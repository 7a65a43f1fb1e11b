package kz.daneker.hl7v2;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * A message that HAPI's parser and its rules for data types accept, as the list of its segments.
 *
 * @param event e.g. {@code ADT^A01}
 */
record V2Message(String text, String event, V2Segment header, List<V2Segment> segments) {
    private static final int LEAST = 8;
    private static final int LOOKED_AT = 200;

    /** Settings alone, shared: to make one costs more than to read a message. */
    private static final HapiContext HAPI = hapi();

    /**
     * Reads a message.
     *
     * @throws Refusal {@code RECORD_MALFORMED} at the field or segment that HAPI does not take, or as {@link
     *     MessageText#of}
     */
    static V2Message read(byte[] bytes) {
        String text = MessageText.of(bytes);
        if (!text.startsWith("MSH") || text.length() <= LEAST) {
            throw new Refusal(RefusalCode.RECORD_MALFORMED, "MSH");
        }
        EncodingCharacters characters = new EncodingCharacters(text.charAt(3), text.substring(4, LEAST));
        List<V2Segment> segments = segments(text, characters);
        V2Segment header = segments.get(0);
        V2Field type = header.field(9);
        if (type.get(1).isEmpty() || type.get(2).isEmpty()) {
            throw new Refusal(RefusalCode.RECORD_MALFORMED, "MSH");
        }
        return new V2Message(text, type.get(1) + "^" + type.get(2), header, segments);
    }

    /** What HAPI has against the structure and the data types; the model of 2.5.1 takes what was said before it. */
    void requireWellFormed() {
        refusal(text).ifPresent(broken -> {
            throw broken.path().isEmpty() ? new Refusal(RefusalCode.RECORD_MALFORMED, without()) : broken;
        });
    }

    /** The segment without which there is less to say against the message, as HAPI names no place for some errors. */
    private String without() {
        List<String> lines = V2Segment.split(text, '\r').stream()
                .filter(line -> !line.isBlank())
                .toList();
        for (int i = 1; i < Math.min(segments.size(), LOOKED_AT); i++) {
            List<String> others = new ArrayList<>(lines);
            others.remove(i);
            if (refusal(String.join("\r", others)).isEmpty()) {
                return segments.get(i).name().matches("[A-Z0-9]{3}")
                        ? segments.get(i).place()
                        : "MSH"; // what stands there instead of a name is not repeated
            }
        }
        return "MSH";
    }

    private static Optional<Refusal> refusal(String text) {
        try {
            new PipeParser(HAPI).parse(text);
            return Optional.empty();
        } catch (HL7Exception e) {
            return Optional.of(new Refusal(RefusalCode.RECORD_MALFORMED, place(e)));
        } catch (RuntimeException e) {
            return Optional.of(new Refusal(RefusalCode.RECORD_MALFORMED, ""));
        }
    }

    /** All segments of a name, in order. */
    List<V2Segment> all(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).toList();
    }

    private static HapiContext hapi() {
        HapiContext context = new DefaultHapiContext();
        context.setModelClassFactory(new CanonicalModelClassFactory("2.5.1"));
        context.setValidationContext(ValidationContextFactory.defaultValidation());
        return context;
    }

    /** Empty where HAPI does not say. */
    private static String place(HL7Exception e) {
        if (e.getLocation() == null || e.getLocation().getSegmentName() == null) {
            return "";
        }
        int field = e.getLocation().getField();
        return e.getLocation().getSegmentName() + (field > 0 ? "-" + field : "");
    }

    private static List<V2Segment> segments(String text, EncodingCharacters characters) {
        List<V2Segment> segments = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : V2Segment.split(text, '\r')) {
            if (line.isBlank()) {
                continue;
            }
            List<String> fields = new ArrayList<>(V2Segment.split(line, characters.getFieldSeparator()));
            String name = fields.get(0).strip();
            if (name.equals("MSH")) {
                fields.add(1, String.valueOf(characters.getFieldSeparator()));
            }
            segments.add(new V2Segment(name, seen.merge(name, 1, Integer::sum), fields, characters));
        }
        return segments;
    }
}
