package kz.daneker.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import kz.daneker.referral.Course;
import kz.daneker.referral.ReferralState;
import kz.daneker.signing.Digest;

/** One side: it speaks without waiting for answers, says again what was not answered, and believes what it reads back. */
final class Speaker {
    private final boolean sender;
    private final Post post;
    private final Random chance;
    private final List<NoteChain.Link> unanswered = new ArrayList<>();
    private List<String> own = new ArrayList<>();
    private List<Counter.Said> heard = List.of();

    Speaker(boolean sender, Post post, Random chance) {
        this.sender = sender;
        this.post = post;
        this.chance = chance;
    }

    List<Counter.Said> heard() {
        return heard;
    }

    /** Nothing it said is open. */
    boolean isAnswered() {
        return unanswered.isEmpty();
    }

    Course course() {
        Course course = Course.at(ReferralState.DELIVERED);
        for (Counter.Said said : heard) {
            course = course.after(said.word());
        }
        return course;
    }

    /** Any word of its own, sensible or not. */
    void speak() {
        List<ReferralState> words = Stream.of(ReferralState.values())
                .filter(word -> sender ? word.isSendersWord() : word.isRecipientsWord())
                .toList();
        NoteChain.Link note = note(sender, own, words.get(chance.nextInt(words.size())), chance);
        own.add(note.jws());
        unanswered.add(note);
        post.note(sender, note);
    }

    void sayAgain() {
        unanswered.forEach(note -> post.note(sender, note));
    }

    void answered(NoteChain.Link note, boolean taken) {
        unanswered.remove(note);
        if (!taken && own.contains(note.jws())) {
            forgetFrom(own.indexOf(note.jws()));
        }
    }

    /** A standing older than the one it has tells nothing; one that lacks its own latest words does not undo them. */
    void hear(List<Counter.Said> news) {
        if (news.size() <= heard.size()) {
            return;
        }
        heard = news;
        List<String> counted = news.stream()
                .filter(said -> said.bySender() == sender)
                .map(Counter.Said::jws)
                .toList();
        if (own.size() < counted.size() || !own.subList(0, counted.size()).equals(counted)) {
            own = new ArrayList<>(counted);
            unanswered.clear();
        }
    }

    private void forgetFrom(int first) {
        List<String> dropped = List.copyOf(own.subList(first, own.size()));
        own = new ArrayList<>(own.subList(0, first));
        unanswered.removeIf(note -> dropped.contains(note.jws()));
    }

    static NoteChain.Link note(boolean sender, List<String> said, ReferralState word, Random chance) {
        Digest previous = said.isEmpty() ? null : Digest.ofAscii(said.get(said.size() - 1));
        String jws = sender + "." + (said.size() + 1) + "-" + word + "-" + previous + "-" + chance.nextInt() + ".sig";
        return new NoteChain.Link(said.size() + 1, previous, word, jws);
    }
}
