package kz.daneker.referral;

import java.util.Locale;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** Tells XML from JSON before either is parsed: a document type declaration is an attack, not a typing mistake. */
final class XmlGuard {
    private XmlGuard() {}

    /** @throws Refusal {@code XML_DTD_FORBIDDEN} with a DOCTYPE or an entity, {@code JSON_MALFORMED} for other XML */
    static void refuseXml(String text) {
        int start = 0;
        while (start < text.length()
                && (text.charAt(start) == '\uFEFF' || Character.isWhitespace(text.charAt(start)))) {
            start++;
        }
        if (!text.startsWith("<", start)) {
            return;
        }
        String upper = text.toUpperCase(Locale.ROOT);
        boolean declares = upper.contains("<!DOCTYPE") || upper.contains("<!ENTITY");
        throw new Refusal(declares ? RefusalCode.XML_DTD_FORBIDDEN : RefusalCode.JSON_MALFORMED);
    }
}
