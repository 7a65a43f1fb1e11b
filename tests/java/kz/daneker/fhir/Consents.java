package kz.daneker.fhir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import kz.daneker.consent.TestConsentRules;
import kz.daneker.provision.Actors;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.ConsentEngine;
import kz.daneker.provision.ConsentRules;
import kz.daneker.provision.Grantor.Proof;
import org.jspecify.annotations.Nullable;

/** Consents and an engine for the tests of this package. */
final class Consents {
    static final ConsentRules RULES = TestConsentRules.of(Path.of("config"));
    static final ConsentFromFhir.Filing FILING = new ConsentFromFhir.Filing("c-000001", "1", true);
    private static final Map<String, Set<String>> GROUPS =
            Map.of("Practitioner/privileged", Set.of("Practitioner/privileged", "Group/ex-privilegedUsers"));

    private Consents() {}

    static ReadConsent read(String json) {
        return new ConsentFromFhir((performer, patient) -> Proof.PROVEN)
                .read(json.getBytes(StandardCharsets.UTF_8), FILING);
    }

    static ConsentDirective usable(String json) {
        return ((ReadConsent.Usable) read(json)).directive();
    }

    static ConsentEngine engine(boolean implicitNormal) {
        return new ConsentEngine(RULES.withImplicitNormal(implicitNormal), new Actors() {
            @Override
            public Set<String> selfAndWholes(String actor) {
                return GROUPS.getOrDefault(actor, Set.of(actor));
            }

            @Override
            public @Nullable String kind(String actor) {
                return actor.startsWith("clinic") ? "CLINIC" : null;
            }
        });
    }
}
