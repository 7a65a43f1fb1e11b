package kz.daneker.console;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import kz.daneker.officer.Officer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.user.OAuth2User;

/** Somebody the provider named, as their account says: nothing the provider told of them is kept in the session. */
record OidcOfficer(String name, List<GrantedAuthority> roles) implements OAuth2User {
    OidcOfficer {
        roles = List.copyOf(roles);
    }

    static OidcOfficer of(Officer officer) {
        return new OidcOfficer(officer.id().value(), Authorities.of(officer));
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return roles;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }
}
