package kz.daneker.hl7v2;

import java.util.List;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * One repetition of one field, its components and subcomponents unescaped.
 *
 * @param components from component 1 on, each a list of subcomponents
 * @param at where it stands, e.g. {@code PID-5}
 */
record V2Field(List<List<String>> components, String at) {
    boolean isEmpty() {
        return components.stream().allMatch(parts -> parts.stream().allMatch(String::isEmpty));
    }

    String text() {
        return get(1);
    }

    /** A component's first subcomponent, from 1; empty where there is none. */
    String get(int component) {
        return get(component, 1);
    }

    String get(int component, int subcomponent) {
        if (component > components.size()) {
            return "";
        }
        List<String> parts = components.get(component - 1);
        return subcomponent > parts.size() ? "" : parts.get(subcomponent - 1);
    }

    Refusal malformed() {
        return new Refusal(RefusalCode.RECORD_MALFORMED, at);
    }
}
