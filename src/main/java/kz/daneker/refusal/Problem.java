package kz.daneker.refusal;

import java.util.Locale;

/**
 * A refusal as the sender gets it: an RFC 9457 problem document, {@code application/problem+json}.
 *
 * @param type relative URI reference of the code's page, e.g. {@code /problems/iin-checksum}
 * @param title what is wrong, the same for every occurrence
 * @param status the HTTP status, e.g. 422
 * @param detail what is wrong and what to do
 * @param code e.g. {@code IIN_CHECKSUM}
 * @param pointer RFC 6901, into the referral; empty for the message as a whole
 * @param instance the exchange's id, to quote when asking for help
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(
        String type, String title, int status, String detail, RefusalCode code, String pointer, String instance) {
    /** The media type it is served as. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Says this refusal in the language asked for. */
    public static Problem of(Refusal refusal, RefusalTexts texts, Locale language, String instance) {
        RefusalCode code = refusal.code();
        String text = texts.text(code, language);
        return new Problem(typeOf(code), firstSentence(text), code.http(), text, code, refusal.path(), instance);
    }

    /** Where the page of a code is served, e.g. {@code /problems/iin-checksum}. */
    public static String typeOf(RefusalCode code) {
        return "/problems/" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
