package kz.daneker.officer;

import java.time.Instant;
import java.util.Set;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * One account.
 *
 * @param roles at least one
 * @param firstRun whether its password is still the one made for it, good for nothing but choosing another way to sign in
 * @param renewals how often its ways in were changed: a session begun at a lower number is over
 * @param certificate SHA-256 of the TLS certificate that signs in for it, base64url; null without
 * @param lockedUntil until when its password is not looked at; null or past: it is
 * @param endedAt from when it may do nothing any more; null while it may
 */
public record Officer(
        OfficerId id,
        Set<Role> roles,
        boolean firstRun,
        int renewals,
        @Nullable String certificate,
        @Nullable Instant lockedUntil,
        Instant createdAt,
        @Nullable Instant endedAt) {
    public Officer {
        roles = Set.copyOf(roles);
    }

    public boolean inOffice() {
        return endedAt == null;
    }

    public boolean locked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /**
     * Passes if it is in office and holds this role.
     *
     * @throws Refusal {@code ROLE_MISSING} if not
     */
    void require(Role needed) {
        if (!inOffice() || !roles.contains(needed)) {
            throw new Refusal(RefusalCode.ROLE_MISSING);
        }
    }
}
