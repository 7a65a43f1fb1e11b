package kz.daneker.accessreport;

import kz.daneker.paper.PersonReport.Reader;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * What a request for a report is about, e.g. {@code GUARDIAN 2ceSka9IHTt_4mzWAcEekg}: no person is named.
 *
 * @param ref one referral of the person, as the trail calls it
 */
public record ReportSubject(Reader reader, String ref) {
    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws Refusal {@code SCHEMA_INVALID_VALUE} for anything else
     */
    public static ReportSubject parse(String written) {
        String[] parts = written.split(" ", -1);
        for (Reader reader : Reader.values()) {
            if (parts.length == 2 && parts[0].equals(reader.name())) {
                return new ReportSubject(reader, parts[1]);
            }
        }
        throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/subject");
    }

    @Override
    public String toString() {
        return reader + " " + ref;
    }
}
