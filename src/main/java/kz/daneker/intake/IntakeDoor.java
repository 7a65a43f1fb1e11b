package kz.daneker.intake;

import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.jspecify.annotations.Nullable;

/** Where whatever face took a referral hands it to the one route of intake. */
public final class IntakeDoor {
    private final ProducerTemplate camel;

    IntakeDoor(ProducerTemplate camel) {
        this.camel = camel;
    }

    /**
     * Takes a referral to its end in intake.
     *
     * @throws Refusal {@code UNAVAILABLE} while the routes or the store cannot take it; nothing has changed then
     */
    public IntakeReply take(ReceivedMessage message) {
        try {
            return (IntakeReply) Objects.requireNonNull(camel.requestBody("direct:referral-intake", message));
        } catch (CamelExecutionException e) {
            throw routesAreNotRunning(e.getCause()) ? new Refusal(RefusalCode.UNAVAILABLE) : unwrapped(e);
        } catch (RejectedExecutionException e) {
            throw new Refusal(RefusalCode.UNAVAILABLE);
        }
    }

    /** HTTPS listens a moment before the routes do, and a moment longer. */
    private static boolean routesAreNotRunning(@Nullable Throwable cause) {
        return cause instanceof RejectedExecutionException || cause instanceof DirectConsumerNotAvailableException;
    }

    private static RuntimeException unwrapped(CamelExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : e;
    }
}
