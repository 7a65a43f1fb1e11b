package kz.daneker.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is under way between the sides and the gateway; anything may be next, twice, or lost. */
final class Post {
    private static final int MOST = 400;

    private final Random chance;
    private final List<Letter> underWay = new ArrayList<>();

    Post(Random chance) {
        this.chance = chance;
    }

    private interface Letter {
        void arrive(Counter counter, List<Speaker> sides);
    }

    void note(boolean bySender, NoteChain.Link note) {
        send((counter, sides) -> counter.take(bySender, note));
    }

    void answer(boolean toSender, NoteChain.Link note, boolean taken) {
        send((counter, sides) -> side(sides, toSender).answered(note, taken));
    }

    void news(boolean toSender, List<Counter.Said> said) {
        List<Counter.Said> now = List.copyOf(said);
        send((counter, sides) -> side(sides, toSender).hear(now));
    }

    void deliverAny(Counter counter, List<Speaker> sides) {
        if (underWay.isEmpty()) {
            return;
        }
        int any = chance.nextInt(underWay.size());
        Letter letter = underWay.get(any);
        switch (chance.nextInt(6)) {
            case 0 -> underWay.remove(any); // lost
            case 1 -> letter.arrive(counter, sides); // and once more, later
            default -> {
                underWay.remove(any);
                letter.arrive(counter, sides);
            }
        }
    }

    void deliverAll(Counter counter, List<Speaker> sides) {
        while (!underWay.isEmpty()) {
            underWay.remove(chance.nextInt(underWay.size())).arrive(counter, sides);
        }
    }

    private void send(Letter letter) {
        if (underWay.size() < MOST) {
            underWay.add(letter);
        }
    }

    private static Speaker side(List<Speaker> sides, boolean sender) {
        return sides.get(sender ? 0 : 1);
    }
}
