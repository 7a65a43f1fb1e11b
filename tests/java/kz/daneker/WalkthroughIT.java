package kz.daneker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the quick start of README.md as written, on the JDK the tests run on. */
class WalkthroughIT {
    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void keeps_whatTheReadmePromises() throws Exception {
        ProcessBuilder walkthrough = new ProcessBuilder(
                        Checkout.ROOT.resolve("tests/walkthrough/run.sh").toString())
                .redirectErrorStream(true);
        walkthrough.environment().put("DANEKER_JAVA_HOME", System.getProperty("java.home"));
        Process running = walkthrough.start();
        try {
            String printed = new String(running.getInputStream().readAllBytes(), UTF_8);
            assertThat(running.waitFor()).as(printed).isZero();
            assertThat(printed).contains("commands did what README.md promises");
        } finally {
            running.descendants().forEach(ProcessHandle::destroy);
            running.destroy();
        }
    }
}
