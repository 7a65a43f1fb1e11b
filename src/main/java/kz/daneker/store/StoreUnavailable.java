package kz.daneker.store;

/**
 * The database cannot work now: disk full, server away, lock not granted in time. Nothing of the unit is acknowledged;
 * the caller answers 503 and the store recovers by itself.
 */
public final class StoreUnavailable extends RuntimeException {
    StoreUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
