package kz.daneker.signing;

/**
 * Which parts of a token its issuer makes disclosable one by one, and how their number is blurred.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.2.7">RFC 9901 §4.2.7, decoy digests</a>
 */
public interface DisclosurePlan {
    /**
     * Whether this claim or array element becomes a disclosure of its own.
     *
     * @param pointer RFC 6901, e.g. {@code /referral/subject}
     * @param element true for an array element
     */
    boolean hides(String pointer, boolean element);

    /**
     * How many digests an object shows, decoys included.
     *
     * @param pointer of the object
     * @param hidden how many of its claims are hidden, possibly none
     * @return at least {@code hidden}; 0 leaves {@code _sd} away
     */
    int digests(String pointer, int hidden);

    /**
     * How many digests an array shows in place of elements, decoys included.
     *
     * @param pointer of the array
     * @param hidden how many of its elements are hidden, possibly none
     * @return at least {@code hidden}
     */
    int elements(String pointer, int hidden);

    /** Up to the next multiple of eight, none for none. */
    static int toEight(int hidden) {
        return (hidden + 7) / 8 * 8;
    }
}
