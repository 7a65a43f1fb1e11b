package kz.daneker.signing;

import static org.assertj.core.api.Assertions.assertThat;

import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class SizeBucketsTest {
    @ParameterizedTest
    @CsvSource({"0,8192", "8192,8192", "8193,16384", "300000,524288", "1048576,1048576"})
    void picks_theSmallestThatFits(int bytes, int bucket) {
        assertThat(SizeBuckets.bucketFor(bytes)).isEqualTo(bucket);
    }

    @ParameterizedTest
    @CsvSource({"0,8192", "8175,8192", "8176,16384"})
    void fills_toTheLastByte(int length, int bucket) {
        ObjectNode message = StrictJson.object().put("t", "x".repeat(length));
        byte[] padded = SizeBuckets.pad(message);
        assertThat(padded).hasSize(bucket);
        assertThat(StrictJson.readObject(padded).get("t")).isEqualTo(message.get("t"));
        assertThat(message.has("pad")).isFalse();
    }

    @Test
    void refuses_moreThanTheLargest() {
        Refusals.refuses(RefusalCode.TOO_LARGE, () -> SizeBuckets.bucketFor(1024 * 1024 + 1));
    }
}
