package kz.daneker.consent;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import kz.daneker.referral.ConsentRecord.Giver;
import kz.daneker.referral.Guardian;
import kz.daneker.referral.Iin;
import kz.daneker.referral.PersonName;
import kz.daneker.referral.Subject;
import org.jspecify.annotations.Nullable;

/** Whether two parts of a message speak of one person: by IIN where both give one, else by name, else by alias. */
final class SamePerson {
    private SamePerson() {}

    static boolean isSubject(Giver giver, Subject subject) {
        if (subject.iin() != null && giver.iin() != null) {
            return subject.iin().equals(giver.iin());
        }
        if (giver.name() != null && (subject.name() != null || subject.nameLatin() != null)) {
            return sameName(giver.name(), subject.name()) || sameName(giver.name(), subject.nameLatin());
        }
        return giver.alias() != null && giver.alias().equals(subject.callerAlias());
    }

    static boolean isGuardian(Giver giver, Guardian guardian) {
        Iin known = guardian.iin();
        if (known != null && giver.iin() != null) {
            return known.equals(giver.iin());
        }
        return sameName(giver.name(), guardian.name());
    }

    /** Whether the giver may be this guardian: false only where what is told of both tells them apart. */
    static boolean mayBeGuardian(Giver giver, Guardian guardian) {
        Iin known = guardian.iin();
        if (known != null && giver.iin() != null) {
            return known.equals(giver.iin());
        }
        PersonName name = giver.name();
        return name == null || !sameScript(name, guardian.name()) || sameName(name, guardian.name());
    }

    /** A name in Latin letters cannot be compared with one in Cyrillic. */
    private static boolean sameScript(PersonName one, PersonName other) {
        String mine = folded(one.family()) + folded(one.given());
        String theirs = folded(other.family()) + folded(other.given());
        return !mine.isEmpty()
                && !theirs.isEmpty()
                && UnicodeScript.of(mine.codePointAt(0)) == UnicodeScript.of(theirs.codePointAt(0));
    }

    private static boolean sameName(@Nullable PersonName one, @Nullable PersonName other) {
        if (one == null || other == null) {
            return false;
        }
        boolean patronymic = one.patronymic() == null
                || other.patronymic() == null
                || folded(one.patronymic()).equals(folded(other.patronymic()));
        return patronymic
                && !(folded(one.family()) + folded(one.given())).isEmpty()
                && folded(one.family()).equals(folded(other.family()))
                && folded(one.given()).equals(folded(other.given()));
    }

    /** Case and ё/е differ between documents of one person; nothing else may. */
    private static String folded(@Nullable String part) {
        return part == null
                ? ""
                : Normalizer.normalize(part.strip(), Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .replace('ё', 'е');
    }
}
