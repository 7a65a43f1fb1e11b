package kz.daneker.delivery;

import java.util.Objects;
import kz.daneker.refusal.Refusal;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for the operator when a step fails: which route, which referral, which kind of failure; never the message. */
final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    public void note(Exchange exchange, @Header(OutboxRelay.REFERRAL) @Nullable String referralId) {
        Exception failure = Objects.requireNonNull(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        String kind = failure instanceof Refusal refused
                ? refused.code().name()
                : failure.getClass().getSimpleName();
        LOG.warn("{}: referral {} failed with {}; the broker tries again", exchange.getFromRouteId(), referralId, kind);
        LOG.debug("{}", exchange.getFromRouteId(), failure);
    }
}
