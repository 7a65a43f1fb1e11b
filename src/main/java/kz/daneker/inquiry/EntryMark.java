package kz.daneker.inquiry;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** Where a page ended, so that the next goes on behind it: no page is counted, none is searched twice. */
public record EntryMark(Instant at, long index) {
    private static final Pattern WRITTEN = Pattern.compile("(0|[1-9][0-9]{0,15})-(0|[1-9][0-9]{0,15})");

    /**
     * Reads a mark, e.g. {@code 1795360000000-41}.
     *
     * @throws Refusal {@code REQUEST_MALFORMED}
     */
    public static EntryMark parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new Refusal(RefusalCode.REQUEST_MALFORMED);
        }
        return new EntryMark(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), Long.parseLong(parts.group(2)));
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + "-" + index;
    }
}
