package kz.daneker.client;

import java.time.Duration;

/**
 * How long an agency tries to reach the gateway before it gives up for now.
 *
 * @param attempts of one request, from 1
 * @param firstPause before the second attempt; doubles with each, up to {@code longestPause}
 * @param longestPause also the most that is waited where the gateway itself asks for time ({@code Retry-After})
 * @param connecting until a connection stands
 * @param answering until a request is answered, to the last byte
 */
public record Patience(
        int attempts, Duration firstPause, Duration longestPause, Duration connecting, Duration answering) {
    /** For people at a terminal: three attempts, some ten seconds in all where nobody listens. */
    public static Patience usual() {
        return new Patience(
                3, Duration.ofMillis(250), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    /** One attempt: for measuring, and for callers with a schedule of their own. */
    public static Patience oneAttempt() {
        return new Patience(1, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    /** The pause after so many failed attempts. */
    Duration pauseAfter(int failed) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(failed - 1, 16));
        return atMost(pause);
    }

    Duration atMost(Duration pause) {
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
