package kz.daneker.consent;

import static kz.daneker.consent.Payloads.consent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Ages of the matrix: 10 for assent, 16 for one's own care and job search, 18 for everything. Noon is 15 June 2026. */
class ComingOfAgeTest {
    private static final Instant EIGHTEEN =
            OffsetDateTime.parse("2026-06-20T00:00:00+05:00").toInstant();

    @ParameterizedTest
    @CsvSource({
        "2017-03-15, 2027-03-15",
        "2016-06-16, 2026-06-16",
        "2016-06-15, 2032-06-15",
        "2010-06-14, 2028-06-14",
        "2008-06-20, 2026-06-20",
        "2008-02-29, 2026-03-01"
    })
    void falls_onTheNextBirthdayThatCounts(String born, LocalDate birthday) {
        Instant now = birthday.isBefore(LocalDate.of(2026, 6, 1)) ? Instant.parse("2026-01-15T07:00:00Z") : Site.NOON;
        Referral referral = Site.READER.read(born(born), Site.NOON);

        assertThat(ComingOfAge.next(referral, Site.SHARING.consent(), now))
                .contains(birthday.atStartOfDay(Person.KAZAKHSTAN).toInstant());
    }

    @Test
    void isPast_forAnAdult() {
        Referral referral = Site.READER.read(born("2008-06-15"), Site.NOON);
        assertThat(ComingOfAge.next(referral, Site.SHARING.consent(), Site.NOON))
                .isEqualTo(Optional.empty());
    }

    /** Accepted on a guardian's word, decided again at release or fetch: on the birthday the guardian's word is over. */
    @Test
    void ends_whatAGuardianAllowed_unlessThePersonSaysItToo() {
        ObjectNode seventeen = born("2008-06-20");
        Referral accepted = Site.READER.read(seventeen, Site.NOON);
        assertThat(Site.decide(accepted, Site.NOON)).isInstanceOf(ReleaseDecision.class);
        assertThat(Site.decide(accepted, EIGHTEEN.minusMillis(1))).isInstanceOf(ReleaseDecision.class);

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Site.decide(accepted, EIGHTEEN));
        assertThat(refusal.code().name()).startsWith("CONSENT_");

        Payloads.addConsent(seventeen, own -> {
            own.put("id", "c-own").put("capacity", "self");
            ObjectNode giver = own.putObject("giver");
            giver.set("name", seventeen.at("/subject/name").deepCopy());
        });
        Referral reaffirmed = Site.READER.read(seventeen, Site.NOON);
        assertThat(Site.decide(reaffirmed, EIGHTEEN.plus(Duration.ofHours(1)))).isInstanceOf(ReleaseDecision.class);
    }

    /** The school's referral about a child of another age, with its opinion on file. */
    private static ObjectNode born(String day) {
        ObjectNode payload = Payloads.school();
        ((ObjectNode) payload.path("subject")).put("birthDate", day).remove("iin");
        if (payload.at("/data/ID_BIRTH") instanceof ObjectNode birth) {
            birth.put("birthDate", day);
        }
        ((ObjectNode) payload.path("data")).remove("ID_NATIONAL");
        consent(payload)
                .putObject("assent")
                .put("required", true)
                .put("obtained", true)
                .put("at", consent(payload).path("givenAt").asString(""));
        return payload;
    }
}
