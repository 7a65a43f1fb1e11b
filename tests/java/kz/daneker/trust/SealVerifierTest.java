package kz.daneker.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import kz.daneker.signing.KeyName;
import kz.daneker.signing.ReferralPlan;
import kz.daneker.signing.ReferralToken;
import kz.daneker.signing.SdJwt;
import kz.daneker.signing.SdJwtIssuer;
import kz.daneker.signing.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class SealVerifierTest {
    private static final String ID = "5f0c1d2e-0000-4a00-8000-000000000002";

    @TempDir
    Path temp;

    private Site site;
    private SealVerifier verifier;
    private SigningKey centre;
    private ObjectNode claims;

    @BeforeEach
    void makeSite() {
        site = new Site(temp.resolve("data"));
        verifier = new SealVerifier(site.trust(), site.gateway().sealPublic());
        centre = site.agency(Site.CENTRE).signing();
        claims = claims();
    }

    private ObjectNode claims() {
        ObjectNode payload = StrictJson.object()
                .put("iss", Site.CENTRE.urn().value())
                .put("iat", site.now.getEpochSecond())
                .put("exp", site.now.plus(Duration.ofDays(30)).getEpochSecond())
                .put("jti", ID)
                .put("vct", "urn:daneker:referral:1")
                .put("purpose", "TREAT");
        payload.putArray("aud").add(Party.GATEWAY.value()).add(Site.CLINIC.urn().value());
        payload.putObject("cnf").set("jwk", site.gateway().sealPublic().jwk());
        ObjectNode referral = payload.putObject("referral")
                .put("schema", "kz-referral/0.1-draft")
                .put("referralId", ID)
                .put("purpose", "TREAT");
        referral.putObject("recipient").put("agencyId", Site.CLINIC_ID.value());
        referral.putObject("sender").put("agencyId", Site.CENTRE_ID.value());
        referral.putObject("data").putObject("HEALTH_SUMMARY").put("note", "made up");
        return payload;
    }

    private SdJwt token(SigningKey key) {
        return new SdJwtIssuer(Site.RANDOM).issue(claims, ReferralPlan.INSTANCE, ReferralToken.TYP, key);
    }

    private VerifiedMessage verify(SdJwt token, AgencyId connected) {
        return verifier.verify(token.serialize(), connected, site.now);
    }

    private void refuses(RefusalCode code, SdJwt token, AgencyId connected) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> verify(token, connected))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }

    private void refuses(RefusalCode code) {
        refuses(code, token(centre), Site.CENTRE_ID);
    }

    @Test
    void verifies_theAgencysOwnSeal() {
        VerifiedMessage message = verify(token(centre), Site.CENTRE_ID);
        assertThat(message.issuer()).isEqualTo(Site.CENTRE_ID);
        assertThat(message.recipient()).isEqualTo(Site.CLINIC_ID);
        assertThat(message.id()).hasToString(ID);
        assertThat(message.referral().at("/data/HEALTH_SUMMARY/note").stringValue())
                .isEqualTo("made up");
    }

    @Test
    void gives_theSameDigest_whateverTheOrderOfDisclosures() {
        SdJwt token = token(centre);
        List<String> reversed = token.disclosures().stream()
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
        assertThat(verify(token.withDisclosures(reversed), Site.CENTRE_ID).digest())
                .isEqualTo(verify(token, Site.CENTRE_ID).digest());
        assertThat(verify(token(centre), Site.CENTRE_ID).digest())
                .isNotEqualTo(verify(token, Site.CENTRE_ID).digest());
    }

    @Test
    void refuses_sealByAnotherAgency() {
        refuses(RefusalCode.CERT_AGENCY_MISMATCH, token(centre), Site.CLINIC_ID);
        refuses(RefusalCode.CERT_AGENCY_MISMATCH, token(site.agency(Site.CLINIC).signing()), Site.CENTRE_ID);
    }

    @Test
    void refuses_issuerOrSenderOfAnotherAgency() {
        claims.put("iss", Site.CLINIC.urn().value());
        refuses(RefusalCode.CERT_AGENCY_MISMATCH);
        claims = claims();
        ((ObjectNode) claims.at("/referral/sender")).put("agencyId", Site.CLINIC_ID.value());
        refuses(RefusalCode.CERT_AGENCY_MISMATCH);
    }

    @Test
    void refuses_unknownKey_wrongCertificate_wrongSignature() {
        SigningKey other =
                site.issue(Site.CENTRE, "centre-11-sig-9", KeyUse.SIGNING).forSigning();
        refuses(RefusalCode.KEY_UNKNOWN, token(other), Site.CENTRE_ID);
        OwnKey sameName = site.issue(Site.CENTRE, "centre-11-sig-1", KeyUse.SIGNING);
        refuses(RefusalCode.SIGNATURE_INVALID, token(sameName.forSigning()), Site.CENTRE_ID);
        Digest registered = centre.certificate();
        SigningKey forged = SigningKey.of(new KeyName("centre-11-sig-1"), registered, sameName.privateKey());
        refuses(RefusalCode.SIGNATURE_INVALID, token(forged), Site.CENTRE_ID);
    }

    @Test
    void refuses_expiredOrFutureCertificate() throws IOException {
        Instant now = site.now;
        OwnKey past = site.issue(
                Site.CENTRE, "past", KeyUse.SIGNING, now.minus(Duration.ofHours(2)), now.minus(Duration.ofHours(1)));
        OwnKey future = site.issue(
                Site.CENTRE, "future", KeyUse.SIGNING, now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2)));
        OwnKey revoked = site.issue(Site.CENTRE, "revoked", KeyUse.SIGNING);
        site.register(Site.CENTRE_ID, past);
        site.register(Site.CENTRE_ID, future);
        site.register(Site.CENTRE_ID, revoked, "revoked: " + now.minusSeconds(1), "reason: keyCompromise");
        verifier = new SealVerifier(site.trust(), site.gateway().sealPublic());
        for (OwnKey key : List.of(past, future, revoked)) {
            refuses(RefusalCode.CERT_EXPIRED, token(key.forSigning()), Site.CENTRE_ID);
        }
    }

    @Test
    void refuses_timesOutsideTheWindow() {
        claims.put("iat", site.now.plusSeconds(301).getEpochSecond());
        refuses(RefusalCode.DATE_FUTURE);
        claims = claims();
        claims.put("exp", site.now.plus(Duration.ofDays(91)).getEpochSecond());
        refuses(RefusalCode.DATE_INVALID);
        claims.put("exp", site.now.getEpochSecond());
        claims.put("iat", site.now.minusSeconds(10).getEpochSecond());
        refuses(RefusalCode.REFERRAL_STALE);
    }

    @Test
    void refuses_anotherAudience_recipientOrId() {
        claims.putArray("aud").add(Site.CLINIC.urn().value());
        refuses(RefusalCode.ENVELOPE_MALFORMED);
        claims = claims();
        ((ObjectNode) claims.at("/referral/recipient")).put("agencyId", "school-47-012");
        refuses(RefusalCode.ENVELOPE_MALFORMED);
        claims = claims();
        claims.put("jti", "5f0c1d2e-0000-4a00-8000-000000000003");
        refuses(RefusalCode.ENVELOPE_MALFORMED);
        claims = claims();
        claims.putObject("cnf").set("jwk", StrictJson.object());
        refuses(RefusalCode.ENVELOPE_MALFORMED);
        claims = claims();
        claims.put("vct", "urn:daneker:referral:2");
        refuses(RefusalCode.ENVELOPE_MALFORMED);
    }

    @Test
    void refuses_keyBindingOfASender() {
        SdJwt bound = token(centre).withKeyBinding("a.b.c");
        refuses(RefusalCode.ENVELOPE_MALFORMED, bound, Site.CENTRE_ID);
    }
}
