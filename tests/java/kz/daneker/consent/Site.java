package kz.daneker.consent;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.label.CodeLabels;
import kz.daneker.provision.ConsentRules;
import kz.daneker.referral.Referral;
import kz.daneker.referral.ReferralReader;
import tools.jackson.databind.JsonNode;

/** The gateway's own configuration, as every test of this package uses it. */
final class Site {
    static final Path MATRIX = Path.of("config", "sharing-matrix.yaml");
    static final Path TERMS = Path.of("config", "free-text-terms.yaml");
    static final Instant NOON =
            OffsetDateTime.parse("2026-06-15T12:00:00+05:00").toInstant();

    private static final Regions REGIONS = Regions.load(Path.of("config", "regions.yaml"));
    static final AgencyRegister REGISTER = AgencyRegister.load(Path.of("config", "agencies.yaml"), REGIONS);
    static final SharingMatrix SHARING = SharingMatrix.load(MATRIX, MatrixSeal.NOT_REQUIRED, REGISTER);
    static final ConsentRules RULES = ConsentRulesFile.load(Path.of("config", "consent-rules.yaml"), SHARING);
    static final FreeTextScreen SCREEN = FreeTextScreen.load(TERMS, SHARING);
    static final CodeLabels LABELS = CodeLists.load(Path.of("config"), SensitiveTerms.load(TERMS));
    static final ReferralReader READER = new ReferralReader(SHARING.referralRules(), REGIONS);

    private Site() {}

    static GateVerdict decide(JsonNode payload, Instant now) {
        return decide(READER.read(payload, now), now);
    }

    static GateVerdict decide(Referral referral, Instant now) {
        return new ConsentGate(SHARING, RULES, SCREEN, LABELS).decide(referral, REGISTER, now);
    }
}
