package kz.daneker.client;

import java.util.regex.Pattern;

/** Text from outside, made safe for a terminal: control and direction characters become a replacement character. */
final class Printable {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private Printable() {}

    static String text(String fromOutside) {
        return CONTROL.matcher(fromOutside).replaceAll("\uFFFD");
    }
}
