package kz.daneker.console;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import kz.daneker.officer.SignIn;
import kz.daneker.signing.ClientAssertions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/**
 * Signing in through the institution's identity provider: OpenID Connect's authorization code flow with PKCE, by Spring
 * Security. Only consoles with a provider have this.
 */
@Configuration(proxyBeanMethods = false)
class OidcSignIn {
    /** Where the way to the provider begins. */
    static final String BEGIN = ConsoleSecurity.SIGN_IN + "/with";

    /** Where officers land: a request the provider's page began does not carry the session; the next one does. */
    static final String DONE = ConsoleSecurity.SIGN_IN + "/done";

    private final OidcProvider provider;
    private final OidcSettings settings;
    private final SignIn signIn;
    private final ClientAssertions assertions;

    OidcSignIn(ConsoleSettings console, SignIn signIn, ClientAssertions assertions, Clock clock) {
        this.settings = console.oidc();
        this.provider = new OidcProvider(settings, console.seenAs(), clock);
        this.signIn = signIn;
        this.assertions = assertions;
    }

    /** Spring Security looks it up by its type. */
    @Bean
    OidcTokens oidcTokens() {
        return new OidcTokens(provider.connections());
    }

    void into(HttpSecurity http) throws Exception {
        http.oauth2Login(way -> way.loginPage(ConsoleSecurity.SIGN_IN)
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NoTokensKept())
                .authorizationEndpoint(
                        there -> there.baseUri(BEGIN).authorizationRequestRepository(new OidcAttempt(provider)))
                .redirectionEndpoint(back -> back.baseUri(OidcProvider.ANSWER))
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(
                        user -> user.oidcUserService(verified -> new DefaultOidcUser(List.of(), verified.getIdToken())))
                .successHandler((request, response, officer) -> response.sendRedirect(DONE))
                .failureHandler(new OidcFailed(signIn))
                .withObjectPostProcessor(new Accounted())
                .withObjectPostProcessor(new Away()));
    }

    private RestClientAuthorizationCodeTokenResponseClient tokens() {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(provider.connections())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        tokens.addParametersConverter(this::assertion);
        return tokens;
    }

    private MultiValueMap<String, String> assertion(OAuth2AuthorizationCodeGrantRequest request) {
        ClientRegistration client = request.getClientRegistration();
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        if (client.getClientAuthenticationMethod().equals(ClientAuthenticationMethod.PRIVATE_KEY_JWT)) {
            URI endpoint = URI.create(client.getProviderDetails().getTokenUri());
            parameters.set(OAuth2ParameterNames.CLIENT_ASSERTION_TYPE, ClientAssertions.TYPE);
            parameters.set(OAuth2ParameterNames.CLIENT_ASSERTION, assertions.of(client.getClientId(), endpoint));
        }
        return parameters;
    }

    /** Whom the provider named is whom our accounts say. */
    private final class Accounted implements ObjectPostProcessor<OAuth2LoginAuthenticationFilter> {
        @Override
        public <O extends OAuth2LoginAuthenticationFilter> O postProcess(O filter) {
            filter.setAuthenticationResultConverter(new OidcOfficers(signIn, settings));
            return filter;
        }
    }

    /** A provider that cannot be reached is no refusal: nobody tried anything. */
    private static final class Away implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {
        @Override
        public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
            filter.setAuthenticationFailureHandler(
                    (request, response, failure) -> response.sendRedirect(ConsoleSecurity.SIGN_IN + "?away"));
            return filter;
        }
    }
}
