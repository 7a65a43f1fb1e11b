package kz.daneker.officer;

import java.security.SecureRandom;

/** A password good for one thing: choosing another way to sign in. Shown once, to one person, never stored as it is. */
final class FirstRunPassword {
    /** No letter or digit that is taken for another when read aloud or copied by hand. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 5;
    private static final int GROUP = 4;

    private FirstRunPassword() {}

    /** 99 bits, e.g. {@code k7mp-x2qa-9dtr-wm4z-hc8e}. */
    static String random(SecureRandom random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
