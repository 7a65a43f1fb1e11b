package kz.daneker.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import kz.daneker.web.AcceptLanguage;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.CharacterEncodingFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** The connector, the pages and the languages. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@Import({
    PageRead.class,
    SignInPage.class,
    FirstRunPage.class,
    TodayPage.class,
    TrailPage.class,
    AlertsPage.class,
    BreakGlassPage.class,
    VerificationPage.class,
    AccessPage.class,
    AgenciesPage.class,
    OfficersPage.class,
    ReportsPage.class,
    RulesPage.class,
    ErrorPages.class,
    Frame.class
})
class ConsoleWeb implements WebMvcConfigurer {
    static final List<String> LANGUAGES = List.of("kk", "ru", "en");

    /** Files any browser may read before anybody has signed in. */
    static final String STATIC = "/static/**";

    private final PageRead read;

    ConsoleWeb(PageRead read) {
        this.read = read;
    }

    /** A certificate may be shown, and need not. */
    @Bean
    static TomcatServletWebServerFactory connector(ConsoleSettings settings, SslBundles bundles) {
        TomcatServletWebServerFactory server = new TomcatServletWebServerFactory();
        server.setPort(settings.port());
        server.setAddress(settings.address());
        Ssl tls = Ssl.forBundle("gateway");
        tls.setClientAuth(Ssl.ClientAuth.WANT);
        tls.setEnabledProtocols(new String[] {"TLSv1.3"});
        server.setSsl(tls);
        server.setSslBundles(bundles);
        server.addErrorPages(new ErrorPage("/error"));
        server.getSettings().getSession().setTimeout(settings.idle());
        server.getSettings()
                .getSession()
                .setTrackingModes(
                        Set.of(org.springframework.boot.web.server.servlet.Session.SessionTrackingMode.COOKIE));
        server.getSettings().getSession().getCookie().setName("__Host-session");
        server.getSettings().getSession().getCookie().setPath("/");
        server.getSettings().getSession().getCookie().setHttpOnly(true);
        server.getSettings().getSession().getCookie().setSecure(true);
        server.getSettings().getSession().getCookie().setSameSite(Cookie.SameSite.STRICT);
        return server;
    }

    /** What officers type is UTF-8, before anything reads a form. */
    @Bean
    static FilterRegistrationBean<CharacterEncodingFilter> typedText() {
        FilterRegistrationBean<CharacterEncodingFilter> filter =
                new FilterRegistrationBean<>(new CharacterEncodingFilter("UTF-8", true));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    static ServletRegistrationBean<DispatcherServlet> pages(WebApplicationContext console) {
        return new ServletRegistrationBean<>(new DispatcherServlet(console), "/");
    }

    @Bean
    static ThymeleafViewResolver views(ApplicationContext context, ResourceBundleMessageSource messageSource) {
        SpringResourceTemplateResolver templates = new SpringResourceTemplateResolver();
        templates.setApplicationContext(context);
        templates.setPrefix("classpath:/templates/console/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messageSource);
        engine.setEnableSpringELCompiler(false);
        ThymeleafViewResolver views = new ThymeleafViewResolver();
        views.setTemplateEngine(engine);
        views.setCharacterEncoding("UTF-8");
        return views;
    }

    @Bean
    static ResourceBundleMessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("console/messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    static LocaleResolver localeResolver() {
        CookieLocaleResolver languages = new CookieLocaleResolver("__Host-language");
        languages.setCookiePath("/");
        languages.setCookieHttpOnly(true);
        languages.setCookieSecure(true);
        languages.setCookieSameSite("Strict");
        languages.setDefaultLocaleFunction(request -> AcceptLanguage.best(request.getHeader("Accept-Language")));
        return languages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor language = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String value) {
                return Locale.forLanguageTag(LANGUAGES.contains(value) ? value : "en");
            }
        };
        language.setParamName("lang");
        registry.addInterceptor(language);
        registry.addInterceptor(read).excludePathPatterns(STATIC, "/sign-in", OidcSignIn.DONE, "/error");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/static/lib/*")
                .addResourceLocations("classpath:/META-INF/resources/webjars/htmx.org/2.0.8/dist/")
                .setCacheControl(CacheControl.maxAge(java.time.Duration.ofDays(1)));
        registry.addResourceHandler(STATIC)
                .addResourceLocations("classpath:/console/static/")
                .setCacheControl(CacheControl.noCache());
    }
}
