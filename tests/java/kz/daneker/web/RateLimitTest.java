package kz.daneker.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import kz.daneker.agency.AgencyId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final AgencyId CENTRE = new AgencyId("centre-47");
    private static final int PER_SECOND = 5;
    private static final int BURST = 10 * PER_SECOND;

    private final Moment clock = new Moment();
    private final RateLimit rate = new RateLimit(PER_SECOND, clock);

    @Test
    void lets_tenSecondsWorthPass_andRefusesTheNext() {
        drain(CENTRE);
        refuses(CENTRE);
    }

    @Test
    void fills_steadily_alsoWhileItRefuses() {
        drain(CENTRE);
        for (int i = 0; i < 3; i++) {
            clock.passes(Duration.ofMillis(60));
            refuses(CENTRE);
        }
        clock.passes(Duration.ofMillis(60));
        assertThatCode(() -> rate.take(CENTRE)).doesNotThrowAnyException();
        refuses(CENTRE);
    }

    @Test
    void holds_noMoreThanTheBurst_afterALongPause() {
        drain(CENTRE);
        clock.passes(Duration.ofDays(1));
        drain(CENTRE);
        refuses(CENTRE);
    }

    @Test
    void keeps_oneAgencysStormFromAnother() {
        drain(CENTRE);
        assertThatCode(() -> rate.take(new AgencyId("centre-15"))).doesNotThrowAnyException();
    }

    private void drain(AgencyId agency) {
        for (int i = 0; i < BURST; i++) {
            rate.take(agency);
        }
    }

    private void refuses(AgencyId agency) {
        assertThatThrownBy(() -> rate.take(agency))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.RATE_LIMITED));
    }

    private static final class Moment extends Clock {
        private Instant now = Instant.parse("2026-06-15T07:00:00Z");

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
