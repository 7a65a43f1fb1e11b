package kz.daneker.demo;

/** Something in the demonstration went otherwise than it should; the sentence says what. */
public final class NotAsTold extends RuntimeException {
    NotAsTold(String sentence) {
        super(sentence);
    }

    static void unless(boolean holds, String sentence) {
        if (!holds) {
            throw new NotAsTold(sentence);
        }
    }
}
