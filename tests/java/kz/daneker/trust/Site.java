package kz.daneker.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import kz.daneker.agency.AgencyId;

/** A development site with two agencies, freshly made in a folder of its own. */
final class Site {
    static final SecureRandom RANDOM = new SecureRandom();
    static final PartyIdentity CENTRE =
            PartyIdentity.agency(new AgencyId("centre-11"), "190141000045", "Rehabilitation centre (Akmola Region)");
    static final PartyIdentity CLINIC = PartyIdentity.agency(new AgencyId("clinic-47-001"), "190141000218", "Clinic 1");
    static final AgencyId CENTRE_ID = new AgencyId("centre-11");
    static final AgencyId CLINIC_ID = new AgencyId("clinic-47-001");

    /** The JDK's TLS judges by the system's time, so the cast lives today. */
    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    final Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    final DevelopmentPki pki;

    Site(Path data) {
        this.pki = new DevelopmentPki(data, clock, RANDOM);
        pki.prepare(List.of(CENTRE, CLINIC), List.of("gateway.example"));
    }

    TrustStore trust(UnknownRevocation whenUnknown) {
        return TrustStore.open(pki.certificates(), List.of(CENTRE, CLINIC, PartyIdentity.GATEWAY), whenUnknown);
    }

    TrustStore trust() {
        return trust(UnknownRevocation.REFUSE);
    }

    AgencyKeys agency(PartyIdentity party) {
        AgencyId id = party.urn().agency().orElseThrow();
        TrustStore own = TrustStore.open(
                pki.agency(id).resolve("certs"), List.of(party, PartyIdentity.GATEWAY), UnknownRevocation.ACCEPT);
        return AgencyKeys.open(id, pki.agency(id), own);
    }

    GatewayKeys gateway() {
        return GatewayKeys.open(pki.gatewayKeys());
    }

    /** A key the site's own CA certifies. */
    OwnKey issue(PartyIdentity party, String kid, KeyUse use) {
        return issue(party, kid, use, now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));
    }

    OwnKey issue(PartyIdentity party, String kid, KeyUse use, Instant notBefore, Instant notAfter) {
        CertificateProfile profile = new CertificateProfile(party, kid, use, List.of("localhost", "127.0.0.1"));
        return pki.ca().issue(profile, KeyPairs.p256(RANDOM), notBefore, notAfter);
    }

    Path bundle(AgencyId agency) {
        return pki.certificates().resolve("agencies").resolve(agency + ".pem");
    }

    /** Adds a certificate to an agency's bundle, with further lines before it. */
    void register(AgencyId agency, OwnKey key, String... notes) throws IOException {
        List<String> lines = new ArrayList<>(List.of(notes));
        lines.add(PemBundle.block(key.kid(), key.certificate()));
        Files.writeString(bundle(agency), Files.readString(bundle(agency)) + String.join("\n", lines));
    }
}
