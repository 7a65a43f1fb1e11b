package kz.daneker.store;

import org.jspecify.annotations.Nullable;

/** Makes units of work durable; one way per engine. */
interface Writer extends AutoCloseable {
    /** Returns only after the unit is committed to disk. */
    <T extends @Nullable Object> T write(Work<T> work);

    @Override
    void close();
}
