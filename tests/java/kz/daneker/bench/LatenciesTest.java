package kz.daneker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void tells_theSmallestValueSoManyStayWithin() {
        for (int millis = 2000; millis > 0; millis--) {
            latencies.add(TimeUnit.MILLISECONDS.toNanos(millis));
        }

        assertThat(latencies.percentiles()).isEqualTo(new Percentiles(1000, 1900, 1980));
    }

    @Test
    void tells_theOneValue_whereThereIsOne() {
        latencies.add(TimeUnit.MILLISECONDS.toNanos(7));

        assertThat(latencies.percentiles()).isEqualTo(new Percentiles(7, 7, 7));
    }

    @Test
    void tellsNothing_ofNothing() {
        assertThat(latencies.percentiles()).isEqualTo(new Percentiles(0, 0, 0));
    }
}
