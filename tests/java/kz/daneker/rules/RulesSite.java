package kz.daneker.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import kz.daneker.agency.Regions;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.signing.Digest;
import kz.daneker.signing.SigningKey;
import kz.daneker.trust.AgencyKeys;
import kz.daneker.trust.DevelopmentPki;
import kz.daneker.trust.PartyIdentity;
import kz.daneker.trust.TrustStore;
import kz.daneker.trust.UnknownRevocation;

/** Who signs changes, with freshly made keys, and matrices that differ in one thing. */
final class RulesSite {
    static final AgencyId MINISTRY = new AgencyId("moe");
    static final AgencyId NGO = new AgencyId("ngo-a");
    static final AgencyId GUARDIANS = new AgencyId("guard-11-001");
    static final AgencyId CLINIC = new AgencyId("clinic-47-001");

    static final AgencyRegister REGISTER =
            AgencyRegister.load(Path.of("config", "agencies.yaml"), Regions.load(Path.of("config", "regions.yaml")));
    static final SharingMatrix FIRST = matrix("1.0", "", "");
    static final SharingMatrix SECOND =
            matrix("1.1", "CONTACT_SAFE, EDU_NEEDS], explicit: [EMERGENCY", "CONTACT_SAFE], explicit: [EMERGENCY");
    static final SharingMatrix THIRD = matrix("1.2", "explicit: [FAMILY, SOCIAL_BENEFIT]", "explicit: [FAMILY]");
    static final String REASON = "Schools asked for less: needs are talked over in person.";

    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final DevelopmentPki pki;
    final TrustStore trust;

    RulesSite(Path data) {
        List<PartyIdentity> parties = List.of(
                identity(MINISTRY), identity(NGO), identity(GUARDIANS), identity(CLINIC), PartyIdentity.GATEWAY);
        this.pki = new DevelopmentPki(data, Clock.fixed(now, ZoneOffset.UTC), new SecureRandom());
        pki.prepare(parties.subList(0, 4), List.of());
        this.trust = TrustStore.open(pki.certificates(), parties, UnknownRevocation.ACCEPT);
    }

    private static PartyIdentity identity(AgencyId id) {
        Agency agency = REGISTER.require(id, "");
        return PartyIdentity.agency(id, agency.bin().value(), agency.name().en());
    }

    static SharingMatrix matrix(String version, String from, String to) {
        try {
            String text = Files.readString(Path.of("config", "sharing-matrix.yaml"));
            if (!text.contains(from)) {
                throw new IllegalStateException("the matrix must hold what the test replaces");
            }
            return SharingMatrix.of(
                    "a test's matrix",
                    text.replace(from, to).replace("version: \"1.0\"", "version: \"" + version + "\""),
                    REGISTER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SigningKey key(AgencyId agency) {
        return AgencyKeys.open(agency, pki.agency(agency), trust).signing();
    }

    Path bundle(AgencyId agency) {
        return pki.certificates().resolve("agencies").resolve(agency + ".pem");
    }

    /** From one matrix to the next, not signed by anybody. */
    static SignedChange unsigned(SharingMatrix before, SharingMatrix after, Instant from) {
        return SignedChange.unsigned(new MatrixChange(
                new Digest(after.digest()),
                new Digest(before.digest()),
                after.version(),
                from.atOffset(ZoneOffset.ofHours(5)),
                REASON));
    }

    /** Signed by the ministry and an NGO. */
    SignedChange signed(SharingMatrix before, SharingMatrix after, Instant from) {
        return signed(unsigned(before, after, from), MINISTRY, NGO);
    }

    SignedChange signed(SignedChange change, AgencyId... by) {
        SignedChange signed = change;
        for (AgencyId agency : by) {
            signed = signed.signedBy(agency, key(agency));
        }
        return signed;
    }
}
