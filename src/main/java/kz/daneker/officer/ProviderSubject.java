package kz.daneker.officer;

import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * Somebody as their institution's identity provider knows them. It never leaves memory: accounts keep a pseudonym of it.
 *
 * @param issuer the provider's own name, e.g. {@code https://id.example.kz}
 * @param subject what it calls them in the claim the site chose, 1 to 255 characters
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDToken">OpenID Connect Core §2, sub</a>
 */
public record ProviderSubject(String issuer, String subject) {
    private static final int LONGEST = 255;

    /** @throws Refusal {@code SCHEMA_INVALID_VALUE} if the subject is empty, too long, or has control characters */
    public ProviderSubject {
        boolean readable = subject.codePoints().noneMatch(Character::isISOControl);
        if (subject.isBlank() || subject.length() > LONGEST || !readable) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/subject");
        }
    }

    @Override
    public String toString() {
        return "ProviderSubject[" + issuer + "]";
    }
}
