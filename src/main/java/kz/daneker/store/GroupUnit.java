package kz.daneker.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One caller's unit on its way through a group: run, then settled once the group's fate is known. */
final class GroupUnit<T extends @Nullable Object> {
    private final Work<T> work;
    private final CountDownLatch settled = new CountDownLatch(1);
    private @Nullable T answer;
    private @Nullable Throwable failure;

    GroupUnit(Work<T> work) {
        this.work = work;
    }

    void run(Connection connection) throws SQLException {
        answer = work.with(connection);
    }

    void succeed() {
        settled.countDown();
    }

    void fail(Throwable reason) {
        failure = reason;
        settled.countDown();
    }

    boolean isSettled() {
        return settled.getCount() == 0;
    }

    /** An interrupt does not shorten the wait: the caller must learn whether the unit happened. */
    @SuppressWarnings("NullAway") // answer is what the unit returned; T says whether that may be null
    T await() {
        boolean interrupted = false;
        while (true) {
            try {
                settled.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof Exception exception) {
            throw Transactions.seenByCaller(exception);
        }
        return answer;
    }
}
