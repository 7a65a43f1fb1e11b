package kz.daneker.hl7v2;

import ca.uhn.hl7v2.parser.DefaultEscaping;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import kz.daneker.mapping.Unmapped;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** One segment being mapped: a field that nobody took is known to have been left over. */
final class V2Segment {
    private static final String DELETE = "\"\"";
    private static final DefaultEscaping ESCAPING = new DefaultEscaping();

    private final String name;
    private final int occurrence;
    private final List<String> fields;
    private final EncodingCharacters characters;
    private final BitSet taken = new BitSet();

    /** @param occurrence which of its name, from 1 */
    V2Segment(String name, int occurrence, List<String> fields, EncodingCharacters characters) {
        this.name = name;
        this.occurrence = occurrence;
        this.fields = List.copyOf(fields);
        this.characters = characters;
    }

    String name() {
        return name;
    }

    /** The first repetition, first component; empty where there is nothing, or where it says to delete. */
    String text(int field) {
        return repetitions(field).stream().map(V2Field::text).findFirst().orElse("");
    }

    /** The first repetition; empty components where there is none. */
    V2Field field(int field) {
        List<V2Field> repetitions = repetitions(field);
        return repetitions.isEmpty() ? new V2Field(List.of(), at(field)) : repetitions.get(0);
    }

    List<V2Field> repetitions(int field) {
        taken.set(field);
        List<V2Field> repetitions = new ArrayList<>();
        for (String raw : split(raw(field), characters.getRepetitionSeparator())) {
            if (!raw.isEmpty() && !raw.equals(DELETE)) {
                repetitions.add(new V2Field(components(raw), at(field)));
            }
        }
        return repetitions;
    }

    /** Says that a field needs no place of its own: set ids, and what the message is steered by. */
    void ignore(int... numbers) {
        for (int number : numbers) {
            taken.set(number);
        }
    }

    /** Where a field stands, e.g. {@code OBX[3]-5}. */
    String at(int field) {
        return place() + "-" + field;
    }

    /** Where it stands itself, e.g. {@code OBX[3]}, or {@code PID} for the first. */
    String place() {
        return name + (occurrence > 1 ? "[" + occurrence + "]" : "");
    }

    Refusal malformed(int field) {
        return new Refusal(RefusalCode.RECORD_MALFORMED, at(field));
    }

    /** Every field that holds something and was not taken. */
    List<Unmapped> left() {
        List<Unmapped> left = new ArrayList<>();
        for (int i = 1; i < fields.size(); i++) {
            if (!raw(i).isEmpty() && !raw(i).equals(DELETE) && !taken.get(i)) {
                left.add(new Unmapped(at(i), "no mapping"));
            }
        }
        return left;
    }

    private String raw(int field) {
        return field < fields.size() ? fields.get(field) : "";
    }

    private List<List<String>> components(String raw) {
        List<List<String>> components = new ArrayList<>();
        for (String component : split(raw, characters.getComponentSeparator())) {
            components.add(split(component, characters.getSubcomponentSeparator()).stream()
                    .map(text -> ESCAPING.unescape(text, characters).strip())
                    .map(text -> text.equals(DELETE) ? "" : text)
                    .toList());
        }
        return components;
    }

    static List<String> split(String text, char separator) {
        return List.of(text.split(Pattern.quote(String.valueOf(separator)), -1));
    }
}
