package kz.daneker.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.Evidence;
import kz.daneker.audit.Leaf;
import kz.daneker.client.AgencyClient;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Jws;
import kz.daneker.signing.SigningKey;
import kz.daneker.trust.AgencyKeys;
import kz.daneker.trust.DevelopmentPki;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.PartyIdentity;
import kz.daneker.trust.TrustStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody's word is invented: not by the gateway, not by another agency, not with a key of another time. */
class WordSignersTest {
    private static final Instant NOW = Instant.parse("2026-06-15T07:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final AgencyId CENTRE = new AgencyId("centre-47");
    private static final AgencyId CLINIC = new AgencyId("clinic-47-001");

    @TempDir
    private static Path data;

    private static TrustStore trust;
    private static DevelopmentPki pki;

    @BeforeAll
    static void makeKeys() {
        AgencyRegister agencies =
                AgencyRegister.load(Path.of("config/agencies.yaml"), Regions.load(Path.of("config/regions.yaml")));
        pki = new DevelopmentPki(data, CLOCK, new SecureRandom());
        pki.prepare(
                List.of(CENTRE, CLINIC).stream()
                        .map(id -> agencies.require(id, ""))
                        .map(agency -> PartyIdentity.agency(
                                agency.id(), agency.bin().value(), agency.name().en()))
                        .toList(),
                List.of());
        trust = AgencyClient.trust(pki.certificates(), agencies);
    }

    @Test
    void takes_eachPartysOwnWords() {
        holds(word(gateway()), AuditEvent.ACCEPTED, "agency:centre-47");
        holds(word(gateway()), AuditEvent.RECALLED, "gateway");
        holds(word(key(CLINIC)), AuditEvent.RECEIPTED, "agency:clinic-47-001");
        holds(word(key(CENTRE)), AuditEvent.STATUS, "agency:centre-47");
    }

    @Test
    void refuses_wordsOfOthers() {
        refused(RefusalCode.KEY_UNKNOWN, word(gateway()), AuditEvent.RECEIPTED, "agency:clinic-47-001", NOW);
        refused(RefusalCode.KEY_UNKNOWN, word(key(CENTRE)), AuditEvent.STATUS, "agency:clinic-47-001", NOW);
        refused(RefusalCode.KEY_UNKNOWN, word(key(CLINIC)), AuditEvent.ACCEPTED, "agency:clinic-47-001", NOW);
    }

    @Test
    void refuses_aKeyOfAnotherTime() {
        refused(
                RefusalCode.CERT_EXPIRED,
                word(key(CLINIC)),
                AuditEvent.RECEIPTED,
                "agency:clinic-47-001",
                NOW.minus(Duration.ofDays(3650)));
    }

    @Test
    void refuses_everyChangedCharacter() {
        String word = word(key(CLINIC));
        for (int at = 0; at < word.length(); at += 7) {
            char other = word.charAt(at) == 'A' ? 'B' : 'A';
            String changed = word.substring(0, at) + other + word.substring(at + 1);
            assertThatThrownBy(() -> new WordSigners(trust.register())
                            .require(changed, leaf(changed, AuditEvent.RECEIPTED, "agency:clinic-47-001", NOW)))
                    .as("at %d", at)
                    .isInstanceOf(Refusal.class);
        }
    }

    private static void holds(String word, AuditEvent event, String actor) {
        assertThatCode(() -> new WordSigners(trust.register()).require(word, leaf(word, event, actor, NOW)))
                .doesNotThrowAnyException();
    }

    private static void refused(RefusalCode code, String word, AuditEvent event, String actor, Instant at) {
        assertThatThrownBy(() -> new WordSigners(trust.register()).require(word, leaf(word, event, actor, at)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static String word(SigningKey key) {
        return Jws.sign("referral-receipt+jwt", StrictJson.object().put("jti", "w-1"), key);
    }

    private static SigningKey gateway() {
        return GatewayKeys.open(pki.gatewayKeys()).seal();
    }

    private static SigningKey key(AgencyId id) {
        return AgencyKeys.open(id, pki.agency(id), trust).signing();
    }

    private static Leaf leaf(String word, AuditEvent event, String actor, Instant at) {
        return new Leaf(at.toEpochMilli(), event, actor, "", Evidence.digest(word), "", "ok");
    }
}
