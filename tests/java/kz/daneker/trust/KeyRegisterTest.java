package kz.daneker.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.KeyName;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRegisterTest {
    private static final KeyName SIGNING = new KeyName("centre-11-sig-1");

    @TempDir
    Path temp;

    private Site site;

    @BeforeEach
    void makeSite() {
        site = new Site(temp.resolve("data"));
    }

    private static void refuses(RefusalCode code, ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .extracting(Refusal::code)
                .isEqualTo(code);
    }

    private void refusesFolder(String sentence) {
        assertThatExceptionOfType(TrustProblem.class)
                .isThrownBy(() -> site.trust())
                .withMessageContaining(sentence);
    }

    @Test
    void finds_keysByOwnerAndName() {
        KeyRegister register = site.trust().register();
        assertThat(register.signing(Site.CENTRE.urn(), SIGNING, site.now).kid()).isEqualTo(SIGNING);
        assertThat(register.encryption(Site.CLINIC.urn(), site.now).kid().value())
                .isEqualTo("clinic-47-001-enc-1");
        refuses(RefusalCode.KEY_UNKNOWN, () -> register.signing(Site.CLINIC.urn(), SIGNING, site.now));
        refuses(
                RefusalCode.KEY_UNKNOWN,
                () -> register.signing(Site.CENTRE.urn(), new KeyName("centre-11-enc-1"), site.now));
        refuses(
                RefusalCode.RECIPIENT_KEY_MISSING,
                () -> register.encryption(Party.of(new kz.daneker.agency.AgencyId("nobody-1")), site.now));
    }

    @Test
    void refuses_aKeyOutsideItsTime() {
        KeyRegister register = site.trust(UnknownRevocation.ACCEPT).register();
        Instant before = site.now.minus(Duration.ofDays(2));
        Instant after = site.now.plus(Duration.ofDays(731));
        refuses(RefusalCode.CERT_EXPIRED, () -> register.signing(Site.CENTRE.urn(), SIGNING, before));
        refuses(RefusalCode.CERT_EXPIRED, () -> register.signing(Site.CENTRE.urn(), SIGNING, after));
        refuses(RefusalCode.RECIPIENT_KEY_MISSING, () -> register.encryption(Site.CLINIC.urn(), after));
    }

    @Test
    void reloads_aRevocation_withoutARestart() throws IOException {
        TrustStore trust = site.trust();
        KeyRegister former = trust.register();
        String bundle = Files.readString(site.bundle(Site.CENTRE_ID));
        Files.writeString(
                site.bundle(Site.CENTRE_ID),
                bundle.replace("kid: " + SIGNING, "revoked: " + site.now + "\nreason: keyCompromise\nkid: " + SIGNING));
        trust.reload();

        refuses(RefusalCode.CERT_EXPIRED, () -> trust.register().signing(Site.CENTRE.urn(), SIGNING, site.now));
        trust.register().signing(Site.CENTRE.urn(), SIGNING, site.now.minusSeconds(1));
        former.signing(Site.CENTRE.urn(), SIGNING, site.now);
    }

    @Test
    void keeps_theFormerRegister_whenAReloadFails() throws IOException {
        TrustStore trust = site.trust();
        KeyRegister former = trust.register();
        Files.writeString(site.bundle(Site.CENTRE_ID), "-----BEGIN CERTIFICATE-----\nMIIB");
        assertThatExceptionOfType(TrustProblem.class).isThrownBy(trust::reload);
        assertThat(trust.register()).isSameAs(former);
    }

    @Test
    void refuses_aKeyOnTheRevocationList() throws IOException {
        RegisteredKey key = site.trust().register().find(Site.CENTRE.urn(), SIGNING.value());
        CaSigner.Revoked entry = new CaSigner.Revoked(key.certificate().getSerialNumber(), site.now, 1);
        Files.writeString(
                site.pki.certificates().resolve("trust/issuing.crl"),
                Pem.revocationList(site.pki.ca().revocationList(List.of(entry), site.now)));
        KeyRegister register = site.trust(UnknownRevocation.ACCEPT).register();
        refuses(RefusalCode.CERT_EXPIRED, () -> register.signing(Site.CENTRE.urn(), SIGNING, site.now));
        register.signing(Site.CLINIC.urn(), new KeyName("clinic-47-001-sig-1"), site.now);
    }

    @Test
    void asks_theListsAndTheRegister_aboutAPersonsCertificate() throws IOException {
        OwnKey card = site.issue(Site.CENTRE, "card", KeyUse.TLS);
        site.trust().register().requireUsable(card.certificate(), site.now);
        refusesCard(card.certificate(), site.now.plus(Duration.ofHours(2)));
        refusesCard(stranger(), site.now);
        CaSigner.Revoked entry = new CaSigner.Revoked(card.certificate().getSerialNumber(), site.now, 1);
        Files.writeString(
                site.pki.certificates().resolve("trust/issuing.crl"),
                Pem.revocationList(site.pki.ca().revocationList(List.of(entry), site.now)));
        refusesCard(card.certificate(), site.now);

        OwnKey withdrawn = site.issue(Site.CENTRE, "centre-11-tls-2", KeyUse.TLS);
        site.register(Site.CENTRE_ID, withdrawn, "revoked: " + site.now.minus(Duration.ofMinutes(1)));
        refusesCard(withdrawn.certificate(), site.now);
    }

    private void refusesCard(X509Certificate card, Instant at) {
        refuses(RefusalCode.CERT_EXPIRED, () -> site.trust().register().requireUsable(card, at));
    }

    private X509Certificate stranger() {
        CertificateProfile profile = new CertificateProfile(Site.CENTRE, "card", KeyUse.TLS, List.of());
        return DevelopmentCa.create(Site.RANDOM, site.now)
                .issue(profile, KeyPairs.p256(Site.RANDOM), site.now)
                .certificate();
    }

    @Test
    void follows_thePolicy_whereRevocationIsUnknown() throws IOException {
        Instant stale = site.now.plus(Duration.ofDays(31));
        refuses(RefusalCode.CERT_EXPIRED, () -> site.trust().register().signing(Site.CENTRE.urn(), SIGNING, stale));
        site.trust(UnknownRevocation.ACCEPT).register().signing(Site.CENTRE.urn(), SIGNING, stale);
        Files.delete(site.pki.certificates().resolve("trust/root.crl"));
        refuses(RefusalCode.CERT_EXPIRED, () -> site.trust().register().signing(Site.CENTRE.urn(), SIGNING, site.now));
        assertThat(UnknownRevocation.defaultIn(true)).isEqualTo(UnknownRevocation.REFUSE);
        assertThat(UnknownRevocation.defaultIn(false)).isEqualTo(UnknownRevocation.ACCEPT);
    }

    @Test
    void refuses_aRevocationListOfAnotherCa() throws IOException {
        DevelopmentCa stranger = DevelopmentCa.create(Site.RANDOM, site.now);
        Files.writeString(
                site.pki.certificates().resolve("trust/stranger.crl"),
                Pem.revocationList(stranger.revocationList(List.of(), site.now)));
        refusesFolder("signed by a CA in trust/");
    }

    @Test
    void knows_theAgencyBehindAClientCertificate() {
        KeyRegister register = site.trust().register();
        RegisteredKey tls = register.find(Site.CENTRE.urn(), "centre-11-tls-1");
        assertThat(register.client(tls.certificate(), site.now)).isEqualTo(Site.CENTRE_ID);
        refuses(RefusalCode.CLIENT_CERTIFICATE_REQUIRED, () -> register.client(null, site.now));
        refuses(
                RefusalCode.CERT_EXPIRED,
                () -> register.client(tls.certificate(), site.now.plus(Duration.ofDays(800))));
        refuses(
                RefusalCode.CERT_AGENCY_MISMATCH,
                () -> register.client(
                        register.find(Site.CENTRE.urn(), SIGNING.value()).certificate(), site.now));
        refuses(
                RefusalCode.CERT_AGENCY_MISMATCH,
                () -> register.client(site.gateway().tlsCertificate(), site.now));
        refuses(
                RefusalCode.CERT_AGENCY_MISMATCH,
                () -> register.client(
                        site.issue(Site.CENTRE, "centre-11-tls-2", KeyUse.TLS).certificate(), site.now));
    }

    @Test
    void refuses_aCertificateOfAnotherAgency() throws IOException {
        site.register(Site.CENTRE_ID, site.issue(Site.CLINIC, "clinic-47-001-sig-2", KeyUse.SIGNING));
        refusesFolder("URI is that of the agency");
    }

    @Test
    void refuses_aCertificateWithAnotherBin() throws IOException {
        PartyIdentity impostor = PartyIdentity.agency(Site.CENTRE_ID, "190141000999", "Rehabilitation centre");
        site.register(Site.CENTRE_ID, site.issue(impostor, "centre-11-sig-2", KeyUse.SIGNING));
        refusesFolder("BIN");
    }

    @Test
    void refuses_aCertificateOfAnUntrustedCa() throws IOException {
        CertificateProfile profile = new CertificateProfile(Site.CENTRE, "centre-11-sig-2", KeyUse.SIGNING, List.of());
        DevelopmentCa stranger = DevelopmentCa.create(Site.RANDOM, site.now);
        site.register(Site.CENTRE_ID, stranger.issue(profile, KeyPairs.p256(Site.RANDOM), site.now));
        refusesFolder("chain to a root");
    }

    @Test
    void refuses_aKeyTwice_aKeyWithoutName_andAnUnknownParty() throws IOException {
        OwnKey key = site.issue(Site.CENTRE, "centre-11-sig-1", KeyUse.SIGNING);
        String before = Files.readString(site.bundle(Site.CENTRE_ID));
        site.register(Site.CENTRE_ID, key);
        refusesFolder("registered once");
        Files.writeString(site.bundle(Site.CENTRE_ID), before + Pem.certificate(key.certificate()));
        refusesFolder("kid: NAME");
        Files.writeString(site.bundle(Site.CENTRE_ID), before);
        Files.writeString(site.pki.certificates().resolve("agencies/nobody-1.pem"), before);
        refusesFolder("named after an agency");
    }

    @Test
    void refuses_aPrivateKeyAmongTheCertificates() throws IOException {
        OwnKey key = site.issue(Site.CENTRE, "centre-11-sig-2", KeyUse.SIGNING);
        Files.writeString(site.bundle(Site.CENTRE_ID), Pem.privateKey(key.privateKey()));
        refusesFolder("private key");
    }
}
