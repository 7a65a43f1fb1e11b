package kz.daneker.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import kz.daneker.referral.Course;
import kz.daneker.referral.ReferralState;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Two sides that speak at the same time, and a network that delays, repeats, reorders and loses what they say until it is
 * said again.
 */
class CrossingWordsTest {
    private static final int STEPS = 120;

    @Property(tries = 400)
    void agree_onceEverythingHasArrived(@ForAll long seed) {
        Random chance = new Random(seed);
        Post post = new Post(chance);
        Counter counter = new Counter(post);
        List<Speaker> sides = List.of(new Speaker(true, post, chance), new Speaker(false, post, chance));
        for (int step = 0; step < STEPS; step++) {
            if (chance.nextInt(3) == 0) {
                sides.get(chance.nextInt(2)).speak();
            } else if (chance.nextInt(6) == 0) {
                sides.get(chance.nextInt(2)).sayAgain();
            } else {
                post.deliverAny(counter, sides);
            }
        }
        for (int round = 0; round < 4; round++) {
            sides.forEach(Speaker::sayAgain);
            counter.tellAll();
            post.deliverAll(counter, sides);
        }

        assertThat(sides).allSatisfy(side -> {
            assertThat(side.heard()).isEqualTo(counter.said());
            assertThat(side.course()).isEqualTo(counter.course());
            assertThat(side.isAnswered()).isTrue();
        });
        counter.requireWholeChains();
    }

    /** However one side's own words are shuffled and repeated, they count as they were numbered. */
    @Property(tries = 300)
    void count_asNumbered_inAnyOrder(@ForAll long seed) {
        Random chance = new Random(seed);
        List<ReferralState> words = List.of(
                ReferralState.ACCEPTED,
                ReferralState.SCHEDULED,
                ReferralState.NO_SHOW,
                ReferralState.SCHEDULED,
                ReferralState.IN_SERVICE,
                ReferralState.ON_HOLD,
                ReferralState.SCHEDULED,
                ReferralState.COMPLETED);
        List<NoteChain.Link> notes = new ArrayList<>();
        for (ReferralState word : words) {
            notes.add(
                    Speaker.note(false, notes.stream().map(NoteChain.Link::jws).toList(), word, chance));
        }
        List<NoteChain.Link> shuffled = new ArrayList<>(notes);
        shuffled.addAll(notes.subList(0, chance.nextInt(notes.size())));
        Collections.shuffle(shuffled, chance);
        Counter counter = new Counter(new Post(chance));
        shuffled.forEach(note -> counter.take(false, note));

        assertThat(counter.said().stream().map(Counter.Said::word)).containsExactlyElementsOf(words);
        assertThat(counter.course()).isEqualTo(Course.at(ReferralState.COMPLETED));
    }
}
