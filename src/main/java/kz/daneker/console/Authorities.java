package kz.daneker.console;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.daneker.officer.Officer;
import kz.daneker.officer.Role;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;

/** Roles as the sign-in carries them; whoever still has the first password has none. */
final class Authorities {
    static final String FIRST_RUN = "FIRST_RUN";
    static final String[] ROLES = of(EnumSet.allOf(Role.class));

    private Authorities() {}

    /** As a request matcher names them. */
    static String[] of(Set<Role> roles) {
        return roles.stream().map(Role::name).toArray(String[]::new);
    }

    static List<GrantedAuthority> of(Officer officer) {
        return officer.firstRun()
                ? AuthorityUtils.createAuthorityList(FIRST_RUN)
                : AuthorityUtils.createAuthorityList(
                        officer.roles().stream().map(Role::name).toList());
    }
}
