package kz.daneker.signing;

import static kz.daneker.refusal.RefusalCode.ENVELOPE_MALFORMED;
import static kz.daneker.refusal.RefusalCode.KEY_UNKNOWN;
import static kz.daneker.refusal.RefusalCode.SIGNATURE_INVALID;
import static kz.daneker.signing.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import kz.daneker.referral.StrictJson;
import org.junit.jupiter.api.Test;

class KeyBindingTest {
    private static final Instant NOW = Instant.parse("2026-06-15T07:00:00Z");
    private static final String CLINIC = "urn:daneker:agency:clinic-47-001";
    private static final KeyBinding BINDING = new KeyBinding(CLINIC, "delivery-1", NOW, Map.of("policy", "p"));
    private static final SdJwt BOUND = BINDING.bind(Tokens.referral(), Tokens.GATEWAY.signing());

    @Test
    void verifies_whatWasBound() {
        assertThat(verify(SdJwt.parse(BOUND.serialize()), CLINIC, NOW)).isEqualTo(BINDING);
        assertThat(BINDING.extra("policy")).contains("p");
    }

    @Test
    void refuses_aDisclosureMoreOrLessOrInAnotherPlace() {
        List<String> shown = BOUND.disclosures();
        List<String> reversed = new ArrayList<>(shown);
        Collections.reverse(reversed);
        for (List<String> other : List.of(shown.subList(1, shown.size()), List.<String>of(), reversed)) {
            SdJwt changed = new SdJwt(BOUND.issuerJwt(), other, BOUND.keyBindingJwt());
            refuses(SIGNATURE_INVALID, () -> verify(changed, CLINIC, NOW));
        }
    }

    @Test
    void refuses_anotherAudienceTimeOrPresenter() {
        refuses(SIGNATURE_INVALID, () -> verify(BOUND, "urn:daneker:agency:school-47-012", NOW));
        refuses(SIGNATURE_INVALID, () -> verify(BOUND, CLINIC, NOW.minusSeconds(301)));
        refuses(SIGNATURE_INVALID, () -> verify(BOUND, CLINIC, NOW.plusSeconds(86_400 + 301)));
        assertThat(verify(BOUND, CLINIC, NOW.minusSeconds(300))).isEqualTo(BINDING);
        assertThat(verify(BOUND, CLINIC, NOW.plusSeconds(86_400 + 300))).isEqualTo(BINDING);
        SdJwt byAnother = BINDING.bind(BOUND, Tokens.AGENCY.signing());
        refuses(KEY_UNKNOWN, () -> verify(byAnother, CLINIC, NOW));
    }

    @Test
    void refuses_noBinding_orHalfOfOne() {
        refuses(SIGNATURE_INVALID, () -> verify(Tokens.referral(), CLINIC, NOW));
        String halfBound = Jws.sign(
                KeyBinding.TYP,
                StrictJson.object()
                        .put("sd_hash", Digest.ofAscii(BOUND.presented()).value())
                        .put("iat", NOW.getEpochSecond())
                        .put("aud", CLINIC),
                Tokens.GATEWAY.signing());
        refuses(ENVELOPE_MALFORMED, () -> verify(BOUND.withKeyBinding(halfBound), CLINIC, NOW));
    }

    private static KeyBinding verify(SdJwt token, String audience, Instant now) {
        return KeyBinding.verify(
                token, Tokens.GATEWAY.verification(), audience, now, Duration.ofDays(1), Duration.ofSeconds(300));
    }
}
