package kz.daneker.trust;

/**
 * A time-stamp that proves nothing, or none where one was asked for: one sentence saying what must hold and what was
 * found, never a word of the answer itself.
 */
public final class TimeStampRefused extends RuntimeException {
    /** Says one sentence. */
    public TimeStampRefused(String sentence) {
        super(sentence);
    }

    TimeStampRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
