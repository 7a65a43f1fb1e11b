package kz.daneker.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.trust.DevelopmentKeys;
import kz.daneker.trust.DevelopmentPki;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.PartyIdentity;
import kz.daneker.trust.TrustStore;
import kz.daneker.trust.UnknownRevocation;

/** The gateway's keys and the certificates it trusts, ready before anything that needs them starts. */
record Keyring(GatewayKeys keys, TrustStore trust, Path tlsKeyAndChain, Path trustedRoots) {
    static Keyring open(Site site, AgencyRegister agencies, Clock clock, SecureRandom random) {
        List<PartyIdentity> parties =
                agencies.all().stream().flatMap(Keyring::keyHolder).toList();
        boolean production = site.mode() == Site.Mode.PRODUCTION;
        if (!production) {
            new DevelopmentPki(site.data(), clock, random).prepare(parties, List.of());
        }
        GatewayKeys keys = GatewayKeys.open(site.keys());
        TrustStore trust = TrustStore.open(
                site.certificates(),
                Stream.concat(parties.stream(), Stream.of(PartyIdentity.GATEWAY))
                        .toList(),
                production ? UnknownRevocation.REFUSE : UnknownRevocation.ACCEPT);
        if (production) {
            DevelopmentKeys.refuseIn(trust, keys);
        }
        return new Keyring(keys, trust, keyAndChain(site, keys), roots(site));
    }

    /** A body that is listed only to be refused has no BIN and gets no key. */
    private static Stream<PartyIdentity> keyHolder(Agency agency) {
        return agency.bin() == null
                ? Stream.empty()
                : Stream.of(PartyIdentity.agency(
                        agency.id(), agency.bin().value(), agency.name().en()));
    }

    /** Spring's SSL bundle and the broker's acceptor read PEM files; both reload when these change. */
    Map<String, String> tlsSettings() {
        return Map.of(
                "spring.ssl.bundle.pem.gateway.reload-on-update",
                "true",
                "spring.ssl.bundle.pem.gateway.keystore.certificate",
                "file:" + keys.tlsCertificateFile(),
                "spring.ssl.bundle.pem.gateway.keystore.private-key",
                "file:" + keys.tlsPrivateKeyFile(),
                "spring.ssl.bundle.pem.gateway.truststore.certificate",
                "file:" + trustedRoots,
                "daneker.broker.tls.key-store",
                tlsKeyAndChain.toString(),
                "daneker.broker.tls.trust-store",
                trustedRoots.toString());
    }

    private static Path keyAndChain(Site site, GatewayKeys keys) {
        try {
            return write(
                    site.keys().resolve("gateway-tls.pem"),
                    Files.readString(keys.tlsPrivateKeyFile(), StandardCharsets.US_ASCII)
                            + Files.readString(keys.tlsCertificateFile(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway's TLS key and certificate must be readable", e);
        }
    }

    private static Path roots(Site site) {
        try (Stream<Path> files = Files.list(site.certificates().resolve("trust"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(name -> name.toString().endsWith(".pem"))
                    .sorted()
                    .toList()) {
                all.append(Files.readString(file, StandardCharsets.US_ASCII));
            }
            return write(site.keys().resolve("trusted.pem"), all.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("certs/trust must hold the roots this site trusts", e);
        }
    }

    /** Whole or not at all, and nobody else's to read from the first byte on. */
    private static Path write(Path file, String content) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, content, StandardCharsets.US_ASCII);
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
