package kz.daneker.gateway;

import java.util.Map;
import java.util.function.Function;
import kz.daneker.store.Database;
import kz.daneker.store.StoreSettings;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** A site's database, opened beside gateways that serve from it or while none does. */
final class SiteStore {
    private SiteStore() {}

    /** @param overrides settings by name, as for {@link Gateway#start} */
    static Database open(Site site, Map<String, String> overrides) {
        return Database.open(asked(site, overrides, context -> context.getBean(StoreSettings.class)));
    }

    /** One setting as the gateway would read it; empty where it is not set. */
    static String setting(Site site, Map<String, String> overrides, String name) {
        return asked(site, overrides, context -> context.getEnvironment().getProperty(name, ""));
    }

    /** From the same file, variables and overrides as the gateway's. */
    private static <T> T asked(
            Site site, Map<String, String> overrides, Function<ConfigurableApplicationContext, T> question) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.main.banner-mode",
                        "off",
                        "spring.config.additional-location",
                        site.config().toUri().toString(),
                        "logging.level.com.zaxxer.hikari",
                        "ERROR",
                        "logging.level.org.springframework.boot.SpringApplication",
                        "OFF",
                        "store.folder",
                        site.data().resolve("db").toString()))
                .logStartupInfo(false)
                .run(Gateway.arguments(overrides))) {
            return question.apply(context);
        }
    }

    @EnableConfigurationProperties(StoreSettings.class)
    static class Settings {}
}
