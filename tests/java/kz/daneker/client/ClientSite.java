package kz.daneker.client;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.agency.Regions;
import kz.daneker.trust.AgencyKeys;
import kz.daneker.trust.DevelopmentPki;
import kz.daneker.trust.GatewayKeys;
import kz.daneker.trust.PartyIdentity;
import kz.daneker.trust.TrustStore;

/** Freshly made keys of a gateway, a centre, a clinic and a school, at one fixed moment. */
final class ClientSite {
    static final AgencyId CENTRE = new AgencyId("centre-47");
    static final AgencyId CLINIC = new AgencyId("clinic-47-001");
    static final AgencyId SCHOOL = new AgencyId("school-15-007");
    static final SecureRandom RANDOM = new SecureRandom();

    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    final Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    final AgencyRegister agencies =
            AgencyRegister.load(Path.of("config", "agencies.yaml"), Regions.load(Path.of("config", "regions.yaml")));
    final DevelopmentPki pki;
    final TrustStore trust;

    ClientSite(Path data) {
        this.pki = new DevelopmentPki(data, clock, RANDOM);
        pki.prepare(List.of(identity(CENTRE), identity(CLINIC), identity(SCHOOL)), List.of());
        this.trust = AgencyClient.trust(pki.certificates(), agencies);
    }

    private PartyIdentity identity(AgencyId id) {
        Agency agency = agencies.require(id, "");
        return PartyIdentity.agency(id, agency.bin().value(), agency.name().en());
    }

    GatewayKeys gateway() {
        return GatewayKeys.open(pki.gatewayKeys());
    }

    AgencyKeys keys(AgencyId id) {
        return AgencyKeys.open(id, pki.agency(id), trust);
    }

    AgencyClient client(AgencyId id, Clock at, URI gateway) {
        AgencyKeys keys = keys(id);
        GatewayConnection connection =
                new GatewayConnection(gateway, keys.tls(clock), Patience.oneAttempt(), Language.EN);
        return new AgencyClient(keys, trust, agencies, connection, at, RANDOM);
    }

    AgencyClient client(AgencyId id) {
        return client(id, clock, URI.create("https://localhost:1"));
    }
}
