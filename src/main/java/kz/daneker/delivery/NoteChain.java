package kz.daneker.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.daneker.referral.Course;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import org.jspecify.annotations.Nullable;

/**
 * One side's notes about one referral: numbered from 1, each naming the one before it. They count in this order however
 * they come: one that comes too early waits, one that comes twice counts once, and a second one of a number never counts.
 * Pure: the desk files what comes out.
 */
final class NoteChain {
    /** How many may wait; whoever says more without an answer has lost its count. */
    static final int MOST_WAITING = 8;

    private final List<String> said;
    private final List<Link> waiting;

    /**
     * A chain as it is filed.
     *
     * @param said notes that count, compact JWS, in their order
     * @param waiting notes that came too early, in their order
     */
    NoteChain(List<String> said, List<Link> waiting) {
        this.said = new ArrayList<>(said);
        this.waiting = new ArrayList<>(waiting);
    }

    /** One note: its place in the chain, what it says, and itself. */
    record Link(int sequence, @Nullable Digest previous, ReferralState word, String jws) {}

    /**
     * What a note leads to.
     *
     * @param course after all notes that count now
     * @param counted this note and those that waited for it, in their order; empty while it waits
     * @param never notes that waited and will never count
     */
    record Taken(Course course, List<Link> counted, List<Link> never) {}

    /** How many notes counted when this very one had; empty if it does not count. A new signature over the same is the same. */
    Optional<Integer> place(Link note) {
        for (int i = 0; i < said.size(); i++) {
            if (isSame(said.get(i), note.jws())) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    /** This very note waits already. */
    boolean awaits(Link note) {
        return waiting.stream().anyMatch(other -> isSame(other.jws(), note.jws()));
    }

    /** Its number is taken by another note, or it builds on one that was never said. */
    boolean standsBeside(Link note) {
        return note.sequence() <= said.size() || (note.sequence() == said.size() + 1 && !follows(note));
    }

    /**
     * Takes a note that is none of the above.
     *
     * @throws Refusal {@code STATUS_NOT_ALLOWED} if it may not be said now, or too many wait; then nothing has changed
     */
    Taken take(Course course, Link note) {
        if (note.sequence() > said.size() + 1) {
            if (waiting.size() >= MOST_WAITING) {
                throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED);
            }
            return new Taken(course, List.of(), List.of());
        }
        List<Link> counted = new ArrayList<>();
        Course reached = count(course, note, counted);
        List<Link> never = new ArrayList<>();
        for (Link next = next(); next != null; next = next()) {
            waiting.remove(next);
            try {
                reached = follows(next) ? count(reached, next, counted) : never(next, reached, never);
            } catch (Refusal refusal) {
                reached = never(next, reached, never);
            }
        }
        return new Taken(reached, counted, never);
    }

    private Course count(Course course, Link note, List<Link> counted) {
        Course reached = course.after(note.word());
        said.add(note.jws());
        counted.add(note);
        return reached;
    }

    private static Course never(Link note, Course course, List<Link> never) {
        never.add(note);
        return course;
    }

    private @Nullable Link next() {
        return waiting.stream()
                .filter(note -> note.sequence() <= said.size() + 1)
                .findFirst()
                .orElse(null);
    }

    private boolean follows(Link note) {
        if (said.isEmpty()) {
            return note.sequence() == 1 && note.previous() == null;
        }
        return note.sequence() == said.size() + 1
                && Digest.ofAscii(said.get(said.size() - 1)).equals(note.previous());
    }

    private static boolean isSame(String one, String other) {
        return signed(one).equals(signed(other));
    }

    private static String signed(String jws) {
        return jws.substring(0, jws.lastIndexOf('.') + 1);
    }
}
