package kz.daneker.console;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.OfficerId;
import kz.daneker.officer.SignIn;
import kz.daneker.trust.TrustStore;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/** Who gets in, and as what. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class ConsoleSecurity {
    /** Nothing inline, nothing from elsewhere, in nobody's frame. */
    static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    static final String SIGN_IN = "/sign-in";

    @Bean
    DelegatingFilterProxyRegistrationBean securityFilter() {
        return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
    }

    @Bean
    OfficerPasskeys officerPasskeys(Accounts accounts) {
        return new OfficerPasskeys(accounts);
    }

    @Bean
    OfficerEntities officerEntities(Accounts accounts) {
        return new OfficerEntities(accounts);
    }

    @Bean
    WebAuthnRelyingPartyOperations passkeys(
            ConsoleSettings settings, OfficerEntities officers, OfficerPasskeys passkeys, SignIn signIn) {
        PublicKeyCredentialRpEntity console = PublicKeyCredentialRpEntity.builder()
                .id(settings.seenAs().getHost())
                .name("Daneker")
                .build();
        return new AuditedPasskeys(
                new Webauthn4JRelyingPartyOperations(
                        officers, passkeys, console, Set.of(settings.seenAs().toString())),
                signIn);
    }

    /** What a passkey's owner may do. */
    @Bean
    UserDetailsService roles(Accounts accounts) {
        return name -> accounts.find(new OfficerId(name))
                .map(officer -> User.withUsername(name)
                        .password("")
                        .authorities(Authorities.of(officer))
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            ConsoleSettings settings,
            SignIn signIn,
            Accounts accounts,
            TrustStore trust,
            Clock clock,
            Optional<OidcSignIn> oidc)
            throws Exception {
        SessionAuthenticationStrategy begun = new SessionBegun(accounts);
        http.authenticationProvider(new PasswordProvider(signIn))
                .authorizeHttpRequests(rules -> {
                    rules.requestMatchers(
                                    SIGN_IN,
                                    "/sign-in/**",
                                    "/login/webauthn",
                                    "/webauthn/authenticate/options",
                                    "/error")
                            .permitAll()
                            .requestMatchers(ConsoleWeb.STATIC)
                            .permitAll()
                            .requestMatchers("/first-run/**", "/webauthn/register/**", "/sign-out")
                            .authenticated()
                            .requestMatchers("/")
                            .hasAnyAuthority(Authorities.ROLES);
                    for (ConsolePage page : ConsolePage.values()) {
                        rules.requestMatchers(page.paths()).hasAnyAuthority(Authorities.of(page.readers()));
                    }
                    rules.anyRequest().denyAll();
                })
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .usernameParameter("id")
                        .successHandler(new FirstPage())
                        .failureHandler(new SignInFailed()))
                .sessionManagement(sessions -> sessions.sessionAuthenticationStrategy(begun))
                .addFilterAfter(new AccountInForce(accounts, clock), SecurityContextHolderFilter.class)
                .addFilterAfter(
                        new CertificateSignIn(signIn, trust, clock, begun), UsernamePasswordAuthenticationFilter.class)
                .webAuthn(keys -> keys.rpId(settings.seenAs().getHost())
                        .rpName("Daneker")
                        .allowedOrigins(settings.seenAs().toString())
                        .disableDefaultRegistrationPage(true)
                        .withObjectPostProcessor(new PasskeySession(begun)))
                .logout(out -> out.logoutUrl("/sign-out")
                        .addLogoutHandler((request, response, who) -> {
                            if (who != null) {
                                signIn.signedOut(new OfficerId(who.getName()));
                            }
                        })
                        .logoutSuccessUrl(SIGN_IN + "?out"))
                .requestCache(cache -> cache.disable())
                .exceptionHandling(denied -> denied.accessDeniedHandler(new FirstRunFirst()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frame -> frame.deny()));
        if (oidc.isPresent()) {
            oidc.get().into(http);
        }
        return http.build();
    }

    /** Spring Security gives this filter no strategy of its own. */
    private record PasskeySession(SessionAuthenticationStrategy begun)
            implements ObjectPostProcessor<WebAuthnAuthenticationFilter> {
        @Override
        public <O extends WebAuthnAuthenticationFilter> O postProcess(O filter) {
            filter.setSessionAuthenticationStrategy(begun);
            return filter;
        }
    }
}
