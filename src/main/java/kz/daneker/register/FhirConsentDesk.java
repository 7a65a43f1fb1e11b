package kz.daneker.register;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.fhir.ConsentFromFhir;
import kz.daneker.fhir.ReadConsent;
import kz.daneker.ledger.ConsentVault;
import kz.daneker.ledger.PersonPseudonyms;
import kz.daneker.ledger.StoredConsent;
import kz.daneker.ledger.UnusableConsents;
import kz.daneker.provision.Grantor.Proof;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.RegisteredConsent;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.rules.Rules;
import kz.daneker.rules.RulesInForce;
import kz.daneker.signing.Digest;
import kz.daneker.store.Database;
import tools.jackson.databind.JsonNode;

/**
 * Takes signed FHIR Consents onto the register, next to the sheets and to the same effect. What is a Consent but says
 * nothing the exchange could act on is kept and refused: it counts for nothing.
 */
public final class FhirConsentDesk {
    private static final int FIRST = 1;

    private final Database database;
    private final ConsentVault vault;
    private final UnusableConsents unusable;
    private final ConsentFiling filing;
    private final PersonPseudonyms pseudonyms;
    private final RulesInForce rules;
    private final ConsentReceipts receipts;
    private final Clock clock;
    private final ConsentFromFhir reader = new ConsentFromFhir((performer, patient) -> Proof.PROVEN);

    FhirConsentDesk(
            Database database,
            ConsentVault vault,
            UnusableConsents unusable,
            ConsentFiling filing,
            PersonPseudonyms pseudonyms,
            RulesInForce rules,
            ConsentReceipts receipts,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.unusable = unusable;
        this.filing = filing;
        this.pseudonyms = pseudonyms;
        this.rules = rules;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * A consent as it stands on the register.
     *
     * @param name under which its collector withdraws it, replaces it and names it in referrals; its FHIR id too
     * @param receipt compact JWS, {@code typ} {@code referral-receipt+jwt}
     */
    public record Taken(UUID name, int version, String receipt) {}

    /**
     * Registers a Consent. The same one again changes nothing and gets the same answer, a usable one with its first receipt.
     *
     * @param collector agency of the client certificate
     * @param body the resource
     * @param signature the collector's detached JWS over exactly these bytes, verified
     * @throws Refusal {@code CONSENT_UNUSABLE}, {@code CONSENT_UNEVEN} and whatever the sheet gate finds, with the resource
     *     kept; {@code DUPLICATE_CONFLICT} for another resource with a known identifier; as {@link ConsentFromFhir#read}
     */
    public Taken take(AgencyId collector, byte[] body, String signature) {
        Instant now = clock.instant();
        Digest digest = Digest.of(body);
        UUID name = nameOf(collector, body, digest);
        Optional<Taken> before = known(collector, name, digest);
        if (before.isPresent()) {
            return before.get();
        }
        Rules inForce = rules.at(now);
        inForce.sheetGate().admit(collector);
        String resource = StrictJson.utf8(body);
        FiledFhir filed;
        ReadConsent read = reader.read(body, new ConsentFromFhir.Filing(name.toString(), String.valueOf(FIRST), true));
        try {
            filed = usable(collector, name, read, resource).under(inForce, now);
        } catch (Refusal refusal) {
            keep(collector, digest, refusal, resource, signature, now);
            throw refusal;
        }
        return file(collector, name, digest, filed, signature, now);
    }

    /** The gateway's signed word of a refusal, for the agency to keep. */
    public String refused(AgencyId collector, byte[] body, Refusal refusal) {
        return receipts.refused(collector, new String(body, StandardCharsets.ISO_8859_1), refusal);
    }

    private static FhirSheet usable(AgencyId collector, UUID name, ReadConsent read, String resource) {
        if (read instanceof ReadConsent.Usable usable) {
            return new FhirSheet(collector, name, usable, resource);
        }
        throw new Refusal(RefusalCode.CONSENT_UNUSABLE, ((ReadConsent.Unusable) read).path());
    }

    /** By the identifier the collector gave it; one without any is known by its content. */
    private UUID nameOf(AgencyId collector, byte[] body, Digest digest) {
        JsonNode identifier = StrictJson.readObject(body).path("identifier").path(0);
        String told = identifier.path("system").asString("") + "|"
                + identifier.path("value").asString("");
        return pseudonyms.nameOf(collector, told.length() > 1 ? told : digest.value());
    }

    private Optional<Taken> known(AgencyId collector, UUID name, Digest digest) {
        return database.read(connection -> vault.consents().find(connection, collector, name))
                .map(known -> new Taken(
                        name,
                        known.version(),
                        ConsentFiling.compare(known, digest.value()).receipt()));
    }

    private Taken file(AgencyId collector, UUID name, Digest digest, FiledFhir filed, String signature, Instant now) {
        String receipt = receipts.taken(collector, name, digest, List.of());
        boolean given = filed.sheet().consent().status() == ConsentRecord.Status.ACTIVE;
        StoredConsent consent = new StoredConsent(
                name,
                collector,
                name,
                digest.value(),
                FIRST,
                null,
                given ? ConsentState.ACTIVE : ConsentState.REFUSED,
                now,
                now,
                filed.sheet().endsAt().toInstant(),
                receipt);
        RegisteredConsent entered = ConsentRegister.opened(consent, filed);
        ConsentVault.Sealed sealed = vault.seal(name, filed.json(), signature);
        ConsentFiling.Filed done =
                database.write(connection -> filing.file(connection, sealed, consent, entered, Optional.empty()));
        done.afterwards().forEach(Runnable::run);
        return new Taken(name, FIRST, done.entered().receipt());
    }

    private void keep(
            AgencyId collector, Digest digest, Refusal refusal, String resource, String signature, Instant now) {
        UnusableConsents.Kept kept = new UnusableConsents.Kept(
                UUID.randomUUID(), collector, digest.value(), refusal.code(), refusal.path(), now);
        database.write(connection -> unusable.keep(connection, kept, resource, signature));
    }
}
