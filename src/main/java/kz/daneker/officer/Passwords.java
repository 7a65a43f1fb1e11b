package kz.daneker.officer;

import java.security.SecureRandom;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Passwords as they are kept: Argon2id, 16 MiB, two passes.
 *
 * @see <a href="https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver">NIST SP 800-63B-4 §3.1.1, passwords</a>
 */
final class Passwords {
    private static final int SHORTEST = 15;
    private static final int LONGEST = 128;

    private final PasswordEncoder encoder;
    private final String nobodys;

    Passwords(SecureRandom random) {
        this(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(), random);
    }

    Passwords(PasswordEncoder encoder, SecureRandom random) {
        this.encoder = encoder;
        this.nobodys = hash(FirstRunPassword.random(random));
    }

    String hash(String password) {
        return encoder.encode(password);
    }

    boolean match(String password, String hash) {
        return password.length() <= LONGEST && encoder.matches(password, hash);
    }

    /** Takes the time a check takes, so that an id nobody has is answered no sooner than one somebody has. */
    void matchNobodys(String password) {
        match(password, nobodys);
    }

    /**
     * Passes or refuses.
     *
     * @throws Refusal {@code PASSWORD_WEAK} unless it has 15 to 128 characters, eight of them different, and no id
     */
    static void requireStrong(String password, OfficerId id) {
        if (password.length() < SHORTEST
                || password.length() > LONGEST
                || password.contains(id.value())
                || password.codePoints().distinct().count() < 8) {
            throw new Refusal(RefusalCode.PASSWORD_WEAK);
        }
    }
}
