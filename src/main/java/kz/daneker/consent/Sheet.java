package kz.daneker.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kz.daneker.referral.ConsentRecord;

/**
 * One consent as the referral carries it, and its place in the message.
 *
 * @param rank its place from the newest to the oldest, as a name the engine sorts by
 */
record Sheet(int index, String rank, ConsentRecord consent) {
    /** In the message's order. */
    static List<Sheet> all(List<ConsentRecord> consents) {
        List<Integer> newestFirst = IntStream.range(0, consents.size())
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer index) -> consents.get(index).givenAt().toInstant())
                        .thenComparing(index -> consents.get(index).id())
                        .reversed())
                .toList();
        return IntStream.range(0, consents.size())
                .mapToObj(index ->
                        new Sheet(index, "/consents#%05d".formatted(newestFirst.indexOf(index)), consents.get(index)))
                .toList();
    }

    Instant given() {
        return consent.givenAt().toInstant();
    }

    boolean isYes() {
        return consent.status() == ConsentRecord.Status.ACTIVE;
    }

    Set<String> categories() {
        return consent.categories();
    }

    String at() {
        return "/consents/" + index;
    }
}
