package kz.daneker.recall;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a recipient may take to answer a recall, and how often it is told.
 *
 * @param answerWithin working days as {@link WorkingDays} counts them, 1 to 30
 * @param tellAgain pause before a recipient that could not be reached is told again, 1 minute to 7 days
 */
@ConfigurationProperties("daneker.recall")
record RecallSettings(
        @DefaultValue("5") int answerWithin,
        @DefaultValue("1h") Duration tellAgain) {
    RecallSettings {
        if (answerWithin < 1 || answerWithin > 30) {
            throw new IllegalArgumentException(
                    "daneker.recall.answer-within must lie between 1 and 30 working days, found " + answerWithin);
        }
        if (tellAgain.compareTo(Duration.ofMinutes(1)) < 0 || tellAgain.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException(
                    "daneker.recall.tell-again must lie between 1m and 7d, found " + tellAgain);
        }
    }
}
