package kz.daneker.anchor;

import java.time.Instant;
import kz.daneker.trust.TimeStamp;

/** A checkpoint of the log and the token that proves since when it exists. */
final class Anchor {
    private final long size;
    private final Instant at;
    private final Hours hours;
    private final byte[] checkpoint;
    private final byte[] token;

    /**
     * A token as it is kept.
     *
     * @param size records the checkpoint counts
     * @param at the authority's time
     * @param hours which of the gateway's hours it stands for
     * @param checkpoint the exact bytes that were stamped
     * @param token {@link TimeStamp#bytes}
     */
    Anchor(long size, Instant at, Hours hours, byte[] checkpoint, byte[] token) {
        this.size = size;
        this.at = at;
        this.hours = hours;
        this.checkpoint = checkpoint.clone();
        this.token = token.clone();
    }

    long size() {
        return size;
    }

    Instant at() {
        return at;
    }

    Hours hours() {
        return hours;
    }

    byte[] checkpoint() {
        return checkpoint.clone();
    }

    byte[] token() {
        return token.clone();
    }
}
