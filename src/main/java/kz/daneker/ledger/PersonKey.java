package kz.daneker.ledger;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing a person can be recognised by, as a keyed pseudonym: it can be compared, never read back.
 *
 * @param value 22 characters of base64url
 */
public record PersonKey(Kind kind, String value) {
    /** What the pseudonym was made of. */
    public enum Kind {
        IIN,
        /** Family name, given name and patronymic, in one script. */
        NAME,
        /** A temporary id, or what a hotline calls someone. */
        ALIAS,
        /** The day of birth; tells two people of one name apart, recognises nobody alone. */
        BORN
    }

    /**
     * Whether both may speak of one person: the same IIN does; another IIN or another birthday does not; else the same
     * name or alias does. Where it is not sure, a no said by one counts for both.
     */
    static boolean same(Collection<PersonKey> one, Collection<PersonKey> other) {
        if (share(Kind.IIN, one, other)) {
            return true;
        }
        return !differ(Kind.IIN, one, other)
                && !differ(Kind.BORN, one, other)
                && (share(Kind.NAME, one, other) || share(Kind.ALIAS, one, other));
    }

    private static boolean share(Kind kind, Collection<PersonKey> one, Collection<PersonKey> other) {
        Set<String> theirs = values(kind, other);
        return values(kind, one).stream().anyMatch(theirs::contains);
    }

    private static boolean differ(Kind kind, Collection<PersonKey> one, Collection<PersonKey> other) {
        return !values(kind, one).isEmpty() && !values(kind, other).isEmpty() && !share(kind, one, other);
    }

    private static Set<String> values(Kind kind, Collection<PersonKey> keys) {
        return keys.stream()
                .filter(key -> key.kind() == kind)
                .map(PersonKey::value)
                .collect(Collectors.toSet());
    }
}
