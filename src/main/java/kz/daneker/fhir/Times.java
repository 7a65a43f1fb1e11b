package kz.daneker.fhir;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;

/** The release's times as FHIR writes them, zone kept; on masked routes they are whole days already. */
final class Times {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private Times() {}

    static DateTimeType dateTime(OffsetDateTime time) {
        return new DateTimeType(SECONDS.format(time));
    }

    static InstantType instant(OffsetDateTime time) {
        return new InstantType(SECONDS.format(time));
    }
}
