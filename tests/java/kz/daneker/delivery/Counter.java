package kz.daneker.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kz.daneker.referral.Course;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.signing.Digest;

/** The gateway in memory: what {@link StatusFile} files, without a database under it. */
final class Counter {
    private final Post post;
    private final List<Said> said = new ArrayList<>();
    private final Map<Side, List<String>> chains = new EnumMap<>(Side.class);
    private final Map<Side, List<NoteChain.Link>> waiting = new EnumMap<>(Side.class);
    private Course course = Course.at(ReferralState.DELIVERED);

    Counter(Post post) {
        this.post = post;
        for (Side side : Side.values()) {
            chains.put(side, new ArrayList<>());
            waiting.put(side, new ArrayList<>());
        }
    }

    private enum Side {
        SENDER,
        RECIPIENT;

        static Side of(boolean sender) {
            return sender ? SENDER : RECIPIENT;
        }
    }

    /** One word that counts; a standing shows them all, in this order. */
    record Said(boolean bySender, ReferralState word, String jws) {}

    Course course() {
        return course;
    }

    List<Said> said() {
        return said;
    }

    void take(boolean bySender, NoteChain.Link note) {
        Side side = Side.of(bySender);
        NoteChain chain = new NoteChain(chains.get(side), waiting.get(side));
        if (chain.place(note).isPresent() || chain.awaits(note)) {
            post.answer(bySender, note, true);
            return;
        }
        if (chain.standsBeside(note)) {
            post.answer(bySender, note, false);
            return;
        }
        try {
            file(bySender, note, chain.take(course, note));
            post.answer(bySender, note, true);
        } catch (Refusal refusal) {
            post.answer(bySender, note, false);
        }
        tellAll();
    }

    private void file(boolean bySender, NoteChain.Link note, NoteChain.Taken taken) {
        Side side = Side.of(bySender);
        if (course.state().isFinal()) {
            assertThat(taken.course().state()).as("a final state is never left").isEqualTo(course.state());
        }
        course = taken.course();
        if (taken.counted().isEmpty()) {
            waiting.get(side).add(note);
        }
        taken.counted().forEach(each -> {
            chains.get(side).add(each.jws());
            said.add(new Said(bySender, each.word(), each.jws()));
        });
        waiting.get(side).removeAll(taken.counted());
        waiting.get(side).removeAll(taken.never());
    }

    /** Sends each side the standing as it is now; it may come late, or never. */
    void tellAll() {
        post.news(true, said);
        post.news(false, said);
    }

    /** Each author's words name the one before, without a gap and without a repetition. */
    void requireWholeChains() {
        Course replayed = Course.at(ReferralState.DELIVERED);
        for (Said each : said) {
            replayed = replayed.after(each.word());
        }
        assertThat(replayed).isEqualTo(course);
        chains.values().forEach(chain -> {
            assertThat(chain).doesNotHaveDuplicates();
            for (int i = 1; i < chain.size(); i++) {
                assertThat(chain.get(i))
                        .contains(Digest.ofAscii(chain.get(i - 1)).value());
            }
        });
    }
}
