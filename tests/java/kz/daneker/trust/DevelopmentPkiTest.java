package kz.daneker.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentPkiTest {
    @TempDir
    Path temp;

    private static Map<Path, String> files(Path data) throws IOException {
        try (Stream<Path> walk = Files.walk(data)) {
            return walk.filter(Files::isRegularFile).collect(Collectors.toMap(Function.identity(), file -> {
                try {
                    return new java.math.BigInteger(1, Files.readAllBytes(file)).toString(16);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }));
        }
    }

    @Test
    void restricts_everyFileAndFolderToItsOwner() throws IOException {
        Path data = temp.resolve("data");
        new Site(data);
        try (Stream<Path> walk = Files.walk(data)) {
            for (Path path : walk.filter(path -> !path.endsWith(".keys.lock")).toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertThat(mode).as(path.toString()).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void keeps_everyFile_atASecondStart() throws IOException {
        Path data = temp.resolve("data");
        new Site(data);
        Map<Path, String> before = files(data);
        new Site(data);
        assertThat(files(data)).isEqualTo(before);
    }

    @Test
    void repairs_whatAKilledStartLeft() throws IOException {
        Path data = temp.resolve("data");
        Files.createDirectories(data.resolve(".keys.part"));
        Files.writeString(data.resolve(".keys.part/ca.p12"), "cut off");
        Site site = new Site(data);
        assertThat(site.gateway().seal().kid().value()).isEqualTo("gateway-seal-1");
        assertThat(data.resolve(".keys.part")).doesNotExist();

        Files.delete(site.bundle(Site.CENTRE_ID));
        new Site(data);
        assertThat(site.trust().register().keys()).hasSize(10);
    }

    @Test
    void refuses_aMissingKeyFile() throws IOException {
        Path data = temp.resolve("data");
        Site site = new Site(data);
        Files.delete(site.pki.gatewayKeys().resolve("gateway.p12"));
        assertThatExceptionOfType(TrustProblem.class)
                .isThrownBy(() -> new Site(data))
                .withMessageContaining("keys/gateway.p12");
    }

    @Test
    void refuses_aDamagedKeyFile_andOneOpenToOthers() throws IOException {
        Path data = temp.resolve("data");
        Site site = new Site(data);
        Path file = site.pki.agency(Site.CENTRE_ID).resolve("keys.p12");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatExceptionOfType(TrustProblem.class)
                .isThrownBy(() -> site.agency(Site.CENTRE))
                .withMessageContaining("mode 600");
        SecretFiles.write(file, "no PKCS#12");
        assertThatExceptionOfType(TrustProblem.class)
                .isThrownBy(() -> site.agency(Site.CENTRE))
                .withMessageContaining("password");
        SecretFiles.write(site.pki.gatewayKeys().resolve("gateway.p12"), "no PKCS#12");
        assertThatExceptionOfType(TrustProblem.class).isThrownBy(() -> new Site(data));
    }

    @Test
    void gives_everyPartyItsKeys() {
        Site site = new Site(temp.resolve("data"));
        GatewayKeys gateway = site.gateway();
        AgencyKeys centre = site.agency(Site.CENTRE);
        assertThat(centre.signing().kid().value()).isEqualTo("centre-11-sig-1");
        assertThat(centre.decryption().kid().value()).isEqualTo("centre-11-enc-1");
        assertThat(centre.gatewaySeal(site.now).sameKeyAs(gateway.sealPublic())).isTrue();
        assertThat(gateway.decryption().kid().value()).isEqualTo("gateway-enc-1");
        assertThat(gateway.keyEncryptionKey().getEncoded()).hasSize(32);
        byte[] note = {1, 2, 3};
        gateway.log().verificationKey().verify(note, gateway.log().sign(note));
        assertThat(gateway.tlsCertificateFile()).content().startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(gateway.tlsPrivateKeyFile()).content().startsWith("-----BEGIN " + "PRIVATE KEY-----");
    }

    @Test
    void renews_anOutdatedRevocationList_withItsEntries() throws IOException {
        Path data = temp.resolve("data");
        Site site = new Site(data);
        RegisteredKey key = site.trust().register().find(Site.CENTRE.urn(), "centre-11-sig-1");
        CaSigner.Revoked entry = new CaSigner.Revoked(key.certificate().getSerialNumber(), site.now, 1);
        SecretFiles.write(
                site.pki.certificates().resolve("trust/issuing.crl"),
                Pem.revocationList(site.pki.ca().revocationList(List.of(entry), site.now)));
        Clock later = Clock.offset(site.clock, java.time.Duration.ofDays(31));
        new DevelopmentPki(data, later, Site.RANDOM).prepare(List.of(Site.CENTRE, Site.CLINIC), List.of());

        KeyRegister register = site.trust().register();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> register.requireUsable(key, later.instant()))
                .matches(refusal -> refusal.code() == RefusalCode.CERT_EXPIRED);
        register.requireUsable(register.find(Site.CLINIC.urn(), "clinic-47-001-sig-1"), later.instant());
    }

    @Test
    void refuses_developmentKeys_inProduction() {
        Site site = new Site(temp.resolve("data"));
        assertThatExceptionOfType(TrustProblem.class)
                .isThrownBy(() -> DevelopmentKeys.refuseIn(site.trust(), site.gateway()))
                .withMessageContaining("production");
        OwnKey key = site.issue(Site.CENTRE, "centre-11-sig-2", KeyUse.SIGNING);
        assertThat(DevelopmentKeys.isDevelopment(key.certificate())).isTrue();
    }
}
