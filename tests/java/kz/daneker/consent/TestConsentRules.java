package kz.daneker.consent;

import java.nio.file.Path;
import kz.daneker.provision.ConsentRules;

/** The consent rules as the gateway would load them, for tests of other packages. */
public final class TestConsentRules {
    private TestConsentRules() {}

    public static ConsentRules of(Path config) {
        return ConsentRulesFile.load(config.resolve("consent-rules.yaml"), Site.SHARING);
    }
}
