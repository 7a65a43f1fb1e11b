package kz.daneker.console;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kz.daneker.officer.Role;
import org.springframework.security.core.GrantedAuthority;

/**
 * The pages in the order of the navigation, and who opens each: whoever keeps accounts and certificates does not read the
 * trail, and whoever reads the trail does not keep them. What is under no page is there for nobody.
 */
enum ConsolePage {
    TODAY,
    TRAIL,
    ALERTS,
    BREAK_GLASS,
    VERIFICATION,
    AGENCIES,
    OFFICERS,
    REPORTS,
    RULES,
    ACCESS;

    /** Who opens it. */
    Set<Role> readers() {
        return switch (this) {
            case TODAY, VERIFICATION, RULES, ACCESS -> EnumSet.allOf(Role.class);
            case TRAIL, BREAK_GLASS -> EnumSet.of(Role.OFFICER, Role.SUPERVISOR, Role.DPO);
            case ALERTS, AGENCIES -> EnumSet.of(Role.OFFICER, Role.SUPERVISOR, Role.REGISTRAR);
            case REPORTS -> EnumSet.of(Role.DPO);
            case OFFICERS -> EnumSet.of(Role.SUPERVISOR, Role.REGISTRAR, Role.DPO);
        };
    }

    /** Its path without the slash, and its message, e.g. {@code break-glass}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Itself and what lies under it, for a request matcher. */
    String[] paths() {
        return new String[] {"/" + word(), "/" + word() + "/**"};
    }

    /** Those that whoever signed in with this opens. */
    static List<ConsolePage> openTo(Collection<? extends GrantedAuthority> held) {
        List<String> roles = held.stream().map(GrantedAuthority::getAuthority).toList();
        return Arrays.stream(values())
                .filter(page -> page.readers().stream().map(Role::name).anyMatch(roles::contains))
                .toList();
    }

    /** Whether there is such a page, for whomever. */
    static boolean exists(String path) {
        return Arrays.stream(values())
                .anyMatch(page -> path.equals(page.paths()[0]) || path.startsWith(page.paths()[0] + "/"));
    }
}
