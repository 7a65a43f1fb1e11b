package kz.daneker.rules;

/**
 * The history of rules cannot be trusted, or the site's own matrix is not the one in force: nothing may be decided.
 *
 * <p>One sentence: what must hold, what was found, what to do.
 */
public final class BrokenHistory extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public BrokenHistory(String mustHold, String found, String toDo) {
        super(mustHold + "; found " + found + ": " + toDo);
    }
}
