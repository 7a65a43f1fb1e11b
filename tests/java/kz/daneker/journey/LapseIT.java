package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Turning eighteen while the referral waits at the gateway: what a guardian allowed ends on the birthday. */
class LapseIT {
    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);

    @TempDir
    private static Path data;

    private static Exchange exchange;

    @BeforeAll
    static void start() {
        exchange = new Exchange(data, Map.of("daneker.delivery.expiry-period", "1000"));
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    @Test
    void ends_onTheBirthday_andIsDecidedAgain() {
        LocalDate birthday = LocalDate.ofInstant(exchange.now(), KAZAKHSTAN).plusDays(2);
        ObjectNode referral = seventeenUntil(birthday);
        Party sender = exchange.sender(referral);
        Party recipient = exchange.recipient(referral);
        assertThat(sender.send(sender.sign(referral)).statusCode()).isEqualTo(202);
        UUID first = recipient.awaitOne();

        assertThat(exchange.lapse(first))
                .isEqualTo(birthday.atStartOfDay(KAZAKHSTAN).toInstant().toEpochMilli());
        assertThat(recipient.get("/v1/inbox").body())
                .as("the day would tell the birthday")
                .doesNotContain(birthday.toString())
                .doesNotContain(birthday.minusDays(1).toString());

        exchange.change("update delivery set lapses_at = 1 where id = ?", first.toString());
        HttpResponse<String> tooLate = recipient.get("/v1/inbox/" + first);
        ProblemAnswer.assertRefused(tooLate, 404, "NOT_FOUND");

        UUID second = await().atMost(Duration.ofSeconds(30))
                .until(recipient::inbox, waiting -> waiting.size() == 1)
                .get(0);
        assertThat(second).as("decided again, today still seventeen").isNotEqualTo(first);
        recipient.client().sign(recipient.fetch(second));
    }

    private static ObjectNode seventeenUntil(LocalDate birthday) {
        ObjectNode referral = Fixture.clinic().at(exchange.now());
        String born = birthday.minusYears(18).toString();
        ((ObjectNode) referral.path("subject")).put("birthDate", born).remove("iin");
        ((ObjectNode) referral.at("/data/ID_BIRTH")).put("birthDate", born);
        ((ObjectNode) referral.path("data")).remove("ID_NATIONAL");
        ObjectNode consent = (ObjectNode) referral.path("consents").get(0);
        consent.putObject("assent")
                .put("required", true)
                .put("obtained", true)
                .put("at", consent.path("givenAt").asString(""));
        return referral;
    }
}
