package kz.daneker.audit;

/**
 * The bytes a leaf commits to without showing them: sealed by whoever records them, kept beside the trail, erasable.
 */
public final class Evidence {
    private static final Evidence NONE = new Evidence(new byte[0]);

    private final byte[] sealed;

    private Evidence(byte[] sealed) {
        this.sealed = sealed;
    }

    /** Evidence that the caller encrypted: the trail keeps the bytes as they are. */
    public static Evidence sealed(byte[] bytes) {
        return new Evidence(bytes.clone());
    }

    /** For a leaf that says everything itself. */
    public static Evidence none() {
        return NONE;
    }

    boolean isNone() {
        return sealed.length == 0;
    }

    byte[] bytes() {
        return sealed.clone();
    }
}
