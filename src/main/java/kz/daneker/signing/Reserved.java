package kz.daneker.signing;

/** The names SD-JWT keeps for itself (RFC 9901 §4.1). */
final class Reserved {
    static final String DIGESTS = "_sd";
    static final String ELEMENT = "...";
    static final String ALGORITHM = "_sd_alg";

    private Reserved() {}

    static boolean isReserved(String name) {
        return name.equals(DIGESTS) || name.equals(ELEMENT) || name.equals(ALGORITHM);
    }
}
