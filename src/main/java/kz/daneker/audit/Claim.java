package kz.daneker.audit;

/**
 * A checkpoint somebody else keeps or has seen: the log MUST have grown from it.
 *
 * @param part what it stands for where it does not hold
 * @param name for people, e.g. {@code the witnessed checkpoint}
 */
public record Claim(Finding.Part part, String name, Checkpoint checkpoint) {
    /** One kept on a stick, or printed. */
    public static Claim kept(Checkpoint checkpoint) {
        return new Claim(Finding.Part.EARLIER, "the earlier checkpoint", checkpoint);
    }
}
