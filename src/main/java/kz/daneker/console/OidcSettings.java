package kz.daneker.console;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider some officers come from.
 *
 * @param issuer its own name, below which its configuration is found; absent: officers come from none
 * @param client what the provider calls this console
 * @param secret shared with the provider; absent: the gateway's seal proves who it is ({@code private_key_jwt})
 * @param claim of the ID token which names the officer, e.g. {@code sub}; it must be one that the provider never gives to
 *     somebody else
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html#IssuerDiscovery">OpenID Connect Discovery</a>
 */
record OidcSettings(
        @Nullable URI issuer,
        @DefaultValue("") String client,
        @DefaultValue("") String secret,
        @DefaultValue("sub") String claim) {
    OidcSettings {
        issuer = issuer == null || issuer.toString().isEmpty() ? null : issuer;
        if (issuer != null && !"https".equals(issuer.getScheme()) && !isHere(issuer)) {
            throw new IllegalArgumentException(
                    "daneker.console.oidc.issuer must begin with https://, found " + issuer.getScheme());
        }
        if (issuer != null && client.isBlank()) {
            throw new IllegalArgumentException(
                    "daneker.console.oidc.client must be what the provider calls this console, found nothing");
        }
    }

    boolean configured() {
        return issuer != null;
    }

    /** Nobody listens between a machine and itself. */
    private static boolean isHere(URI issuer) {
        try {
            return "http".equals(issuer.getScheme())
                    && issuer.getHost() != null
                    && InetAddress.getByName(issuer.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }
}
