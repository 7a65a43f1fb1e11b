package kz.daneker.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Regions;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentSheetReader;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.Referral;
import kz.daneker.referral.ReferralReader;
import kz.daneker.referral.ReferralRules;
import kz.daneker.referral.RegisteredConsent;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is left of a claim once the register was asked. */
class RegisterWordTest {
    private static final AgencyId SENDER = new AgencyId("centre-47");
    private static final AgencyId ANOTHER = new AgencyId("centre-15");
    private static final Instant NOW = Instant.parse("2026-06-15T07:00:00Z");
    private static final Instant EARLIER = Instant.parse("2026-06-12T07:00:00Z");
    private static final Regions REGIONS = Regions.load(Path.of("config/regions.yaml"));
    private static final ReferralRules RULES = new ReferralRules(
            List.of(), Set.of(), new ReferralRules.Limits(262_144, 1000, Duration.ofMinutes(5), Duration.ofDays(90)));

    private final List<RegisteredConsent> register = new ArrayList<>();

    @Test
    void leaves_aClaimAlone_whereTheRegisterKnowsNothing() {
        Referral referral = referral();

        assertThat(over(referral)).isSameAs(referral);
    }

    @Test
    void keeps_whatAYesConfirms() {
        enter(SENDER, ConsentState.ACTIVE, EARLIER, "ID_NAME", "REASON");

        assertThat(claim().categories()).containsExactlyInAnyOrder("ID_NAME", "REASON");
        assertThat(claim().status()).isEqualTo(ConsentRecord.Status.ACTIVE);
    }

    @Test
    void adds_whatSeveralYesConfirm_inAnyOrder() {
        enter(SENDER, ConsentState.ACTIVE, EARLIER, "ID_NAME");
        enter(ANOTHER, ConsentState.ACTIVE, EARLIER, "REASON");
        Set<String> categories = claim().categories();
        Collections.reverse(register);

        assertThat(claim().categories()).isEqualTo(categories).containsExactlyInAnyOrder("ID_NAME", "REASON");
    }

    @Test
    void takesBack_whatANoNames_whateverIsClaimed() {
        enter(ANOTHER, ConsentState.ACTIVE, EARLIER, "ID_NAME", "REASON", "HEALTH_SUMMARY");
        enter(ANOTHER, ConsentState.REFUSED, NOW, "HEALTH_SUMMARY");

        assertThat(claim().categories()).containsExactlyInAnyOrder("ID_NAME", "REASON");
    }

    @Test
    void says_withdrawn_onlyToWhoHeardIt() {
        enter(SENDER, ConsentState.WITHDRAWN, NOW, "ID_NAME", "REASON");
        assertThat(claim().status()).isEqualTo(ConsentRecord.Status.WITHDRAWN);

        register.clear();
        enter(ANOTHER, ConsentState.WITHDRAWN, NOW, "ID_NAME", "REASON");
        assertThat(claim().status()).isEqualTo(ConsentRecord.Status.ACTIVE);
        assertThat(claim().categories()).isEmpty();
    }

    @Test
    void hears_nothing_fromAConsentReplacedOrRunOut() {
        enter(SENDER, ConsentState.SUPERSEDED, NOW, "ID_NAME");

        Referral referral = referral();
        assertThat(over(referral)).isSameAs(referral);
        enter(SENDER, ConsentState.ACTIVE, EARLIER, "ID_NAME");
        Instant muchLater = NOW.plus(Duration.ofDays(400));
        assertThat(RegisterWord.over(referral, register, muchLater)).isSameAs(referral);
    }

    @Test
    void knows_noNamedConsentOfAnotherCollector() {
        RegisteredConsent foreign = enter(ANOTHER, ConsentState.ACTIVE, EARLIER, "ID_NAME");

        assertThatThrownBy(() -> over(naming(foreign.sheet().id())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.CONSENT_UNKNOWN));
    }

    @Test
    void reads_aNamedConsent() {
        RegisteredConsent own = enter(SENDER, ConsentState.ACTIVE, EARLIER, "ID_NAME", "REASON");

        ConsentRecord read = over(naming(own.sheet().id())).consents().get(0);
        assertThat(read.id()).isEqualTo(own.sheet().id().toString());
        assertThat(read.categories()).containsExactlyInAnyOrder("ID_NAME", "REASON");
        assertThat(RegisterWord.yes(referral(), register, NOW)).containsExactly(own.id());
    }

    private ConsentRecord claim() {
        return over(referral()).consents().get(0);
    }

    private Referral over(Referral referral) {
        return RegisterWord.over(referral, register, NOW);
    }

    private RegisteredConsent enter(AgencyId collector, ConsentState state, Instant stateAt, String... categories) {
        ObjectNode sheet = read("tests/fixtures/consents/clinic-child-of-nine.json");
        ObjectNode consent = (ObjectNode) sheet.path("consent");
        consent.put("id", UUID.randomUUID().toString());
        ArrayNode named = consent.putArray("categories");
        List.of(categories).forEach(named::add);
        RegisteredConsent entered = new RegisteredConsent(
                UUID.randomUUID(),
                collector,
                1,
                state,
                stateAt,
                new ConsentSheetReader(RULES, REGIONS).read(sheet, NOW));
        register.add(entered);
        return entered;
    }

    private static Referral referral() {
        return read(payload());
    }

    private static Referral naming(UUID consent) {
        ObjectNode payload = payload();
        payload.putArray("consents").addObject().put("registered", consent.toString());
        return read(payload);
    }

    private static Referral read(ObjectNode payload) {
        return new ReferralReader(RULES, REGIONS).read(payload, NOW);
    }

    private static ObjectNode payload() {
        return (ObjectNode)
                read("tests/fixtures/referrals/clinic-child-of-nine.json").path("payload");
    }

    private static ObjectNode read(String file) {
        try {
            return StrictJson.readObject(Files.readAllBytes(Path.of(file)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
