package kz.daneker.web;

import java.time.Clock;
import kz.daneker.refusal.RefusalTexts;
import kz.daneker.trust.TrustStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The edge every request under {@code /v1} and {@code /fhir} passes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
@Import({ProblemAdvice.class, ProblemPages.class})
public class WebConfiguration {
    @Bean
    Problems problems(RefusalTexts texts) {
        return new Problems(texts);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer(Problems problems) {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve(problems)));
    }

    @Bean
    FilterRegistrationBean<CallerFilter> callerFilter(
            TrustStore trust, WebSettings settings, Problems problems, Clock clock) {
        FilterRegistrationBean<CallerFilter> filter = new FilterRegistrationBean<>(
                new CallerFilter(trust, new RateLimit(settings.perSecond(), clock), problems, clock));
        filter.addUrlPatterns("/v1/*", "/fhir/*");
        return filter;
    }
}
