package kz.daneker.delivery;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kz.daneker.validation.FhirValidation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/** Makes the official validator ready some time after the start, when the start's own work is done. */
final class ValidatorWarmUp implements InitializingBean, DisposableBean {
    private static final String SOMETHING = """
            {"resourceType": "Observation", "status": "final", "code": {"text": "-"}}
            """;

    private final Duration after;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, ValidatorWarmUp::patient);

    private @Nullable Future<?> warmUp;

    ValidatorWarmUp(Duration after) {
        this.after = after;
    }

    @Override
    public void afterPropertiesSet() {
        warmUp = thread.schedule(
                () -> FhirValidation.official().check(SOMETHING), after.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        if (warmUp != null) {
            warmUp.cancel(true);
        }
        thread.shutdownNow();
    }

    private static Thread patient(Runnable work) {
        Thread thread = new Thread(work, "validator-warm-up");
        thread.setDaemon(true);
        return thread;
    }
}
