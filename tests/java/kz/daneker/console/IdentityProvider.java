package kz.daneker.console;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import kz.daneker.trust.Thumbprint;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A Spring Authorization Server at {@code http://127.0.0.1}: for a browser another site than the console's {@code localhost},
 * as a ministry's would be. It takes nobody without PKCE, and the console only by its seal.
 */
final class IdentityProvider implements AutoCloseable {
    static final String CLIENT = "daneker-console";
    static final String PASSWORD = "as the ministry knows them";

    private static final String CLIENT_KEYS = "/client.jwks";

    /** What one token may be spoilt in. */
    enum Fault {
        NONE,
        NONCE,
        AUDIENCE,
        SIGNATURE
    }

    private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);
    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();

    /** @param seal asked for when the first client comes */
    static IdentityProvider start(String redirect, Supplier<X509Certificate> seal) {
        IdentityProvider provider = new IdentityProvider();
        provider.context.getBeanFactory().registerSingleton("provider", provider);
        provider.context.registerBean(Redirect.class, () -> new Redirect(redirect));
        provider.context.registerBean(Seal.class, () -> new Seal(seal));
        provider.context.register(Wiring.class);
        provider.context.refresh();
        return provider;
    }

    record Redirect(String uri) {}

    record Seal(Supplier<X509Certificate> certificate) {}

    String issuer() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort();
    }

    /** From now on, tokens are so. */
    void spoil(Fault next) {
        fault.set(next);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Wiring {
        private final KeyPair own = rsa();
        private final KeyPair strangers = rsa();

        @Bean
        static TomcatServletWebServerFactory connector() {
            TomcatServletWebServerFactory server = new TomcatServletWebServerFactory(0);
            server.setAddress(InetAddress.getLoopbackAddress());
            return server;
        }

        @Bean
        static DelegatingFilterProxyRegistrationBean securityFilter() {
            return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        }

        /** At every address: Tomcat asks filters only where a servlet is behind them. */
        @Bean
        static ServletRegistrationBean<HttpServlet> clientKeys(Seal seal) {
            return new ServletRegistrationBean<>(new ClientKeys(seal), "/");
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(rules -> rules.requestMatchers(CLIENT_KEYS)
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        /** Its name is the address it is asked at. */
        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        RegisteredClientRepository clients(Redirect redirect, IdentityProvider provider) {
            return new RegisteredClientRepository() {
                @Override
                public void save(RegisteredClient client) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public RegisteredClient findById(String id) {
                    return client(redirect, provider);
                }

                @Override
                public RegisteredClient findByClientId(String id) {
                    return new InMemoryRegisteredClientRepository(client(redirect, provider)).findByClientId(id);
                }
            };
        }

        private static RegisteredClient client(Redirect redirect, IdentityProvider provider) {
            return RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(redirect.uri())
                    .scope(OidcScopes.OPENID)
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .jwkSetUrl(provider.issuer() + CLIENT_KEYS)
                            .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES256)
                            .build())
                    .build();
        }

        /** Everybody has the same password. */
        @Bean
        UserDetailsService users() {
            return name -> User.withUsername(name).password("{noop}" + PASSWORD).build();
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return keys(own);
        }

        /** For its own access tokens. */
        @Bean
        JwtDecoder decoder() {
            return NimbusJwtDecoder.withPublicKey((RSAPublicKey) own.getPublic())
                    .build();
        }

        /** A stranger's key under the provider's own name, where the signature is what is wrong. */
        @Bean
        JwtEncoder encoder(IdentityProvider provider) {
            JwtEncoder honest = new NimbusJwtEncoder(keys(own));
            JwtEncoder forged = new NimbusJwtEncoder(keys(strangers));
            return token -> (provider.fault.get() == Fault.SIGNATURE ? forged : honest).encode(token);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> spoiler(IdentityProvider provider) {
            return token -> {
                if (token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    switch (provider.fault.get()) {
                        case NONCE -> token.getClaims().claim("nonce", "of another sign-in");
                        case AUDIENCE -> token.getClaims().audience(List.of("another-client"));
                        case NONE, SIGNATURE -> {}
                    }
                }
            };
        }

        private static JWKSource<SecurityContext> keys(KeyPair pair) {
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID("provider-1")
                    .build()));
        }

        private static KeyPair rsa() {
            try {
                KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
                pairs.initialize(2048);
                return pairs.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Where the console's public key is, as an operator would have put it. */
    private static final class ClientKeys extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient Seal seal;

        ClientKeys(Seal seal) {
            this.seal = seal;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            X509Certificate certificate = seal.certificate().get();
            response.setContentType("application/json");
            response.getWriter()
                    .print(new JWKSet(new ECKey.Builder(Curve.P_256, (ECPublicKey) certificate.getPublicKey())
                            .keyID("gateway-seal-1")
                            .x509CertSHA256Thumbprint(
                                    new Base64URL(Thumbprint.of(certificate).value()))
                            .build()));
        }
    }
}
