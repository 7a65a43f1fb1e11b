package kz.daneker.console;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/**
 * How ID tokens are verified: by a signature of the provider's own keys, never by a shared secret; issuer, audience and time
 * as OpenID Connect asks. The nonce is Spring Security's to compare.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID Connect Core §3.1.3.7</a>
 */
final class OidcTokens implements JwtDecoderFactory<ClientRegistration> {
    private static final Set<SignatureAlgorithm> TRUSTED = EnumSet.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384,
            SignatureAlgorithm.PS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384);

    private final ClientHttpRequestFactory connections;
    private @Nullable JwtDecoder decoder;

    OidcTokens(ClientHttpRequestFactory connections) {
        this.connections = connections;
    }

    /** There is one provider; its keys are remembered between sign-ins. */
    @Override
    public synchronized JwtDecoder createDecoder(ClientRegistration registration) {
        if (decoder == null) {
            decoder = made(registration);
        }
        return decoder;
    }

    private JwtDecoder made(ClientRegistration registration) {
        NimbusJwtDecoder tokens = NimbusJwtDecoder.withJwkSetUri(
                        String.valueOf(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithms(algorithms -> algorithms.addAll(TRUSTED))
                .restOperations(new RestTemplate(connections))
                .build();
        tokens.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        tokens.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return tokens;
    }
}
