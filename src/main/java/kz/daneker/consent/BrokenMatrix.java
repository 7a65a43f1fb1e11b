package kz.daneker.consent;

/**
 * The sharing matrix or the list of terms may not be used; stops the start.
 *
 * <p>One sentence: what must hold, what was found, what to do.
 */
public final class BrokenMatrix extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public BrokenMatrix(String mustHold, String found, String toDo) {
        super(mustHold + "; found " + found + ": " + toDo);
    }

    BrokenMatrix(String mustHold, String found) {
        this(mustHold, found, "correct the file or restore the last signed version");
    }
}
