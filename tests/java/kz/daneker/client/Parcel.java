package kz.daneker.client;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.consent.ReleasedPointers;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.Digest;
import kz.daneker.signing.EcdhContentEncryptor;
import kz.daneker.signing.KeyBinding;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.ReferralPlan;
import kz.daneker.signing.ReferralToken;
import kz.daneker.signing.SdJwt;
import kz.daneker.signing.SdJwtIssuer;
import kz.daneker.signing.SigningKey;
import kz.daneker.signing.SizeBuckets;
import kz.daneker.signing.VerificationKey;
import kz.daneker.signing.VerifiedReferralToken;
import kz.daneker.trust.Party;
import tools.jackson.databind.node.ObjectNode;

/** A delivery as the gateway makes it, each part open to be spoiled before it is sealed. */
final class Parcel {
    final UUID id = UUID.randomUUID();
    private final ClientSite site;
    private final AgencyId recipient;

    SdJwt token;
    SigningKey countersigner;
    KeyBinding binding;
    boolean bound = true;
    final ObjectNode fhir;
    ObjectNode plain;
    AgencyId sealedTo;

    private Parcel(ClientSite site, AgencyId recipient) {
        this.site = site;
        this.recipient = recipient;
        this.sealedTo = recipient;
        this.countersigner = site.gateway().seal();
        this.binding = bindingFor(recipient, id, site.now);
        this.fhir = StrictJson.object().put("resourceType", "Bundle").put("type", "message");
        fhir.putObject("identifier").put("value", "urn:uuid:" + id);
    }

    static Parcel open(ClientSite site) {
        return open(site, Set.of(DataCategory.ID_NAME, DataCategory.HEALTH_SUMMARY));
    }

    static Parcel open(ClientSite site, Set<DataCategory> released) {
        Parcel parcel = new Parcel(site, ClientSite.CLINIC);
        SdJwt original = site.client(ClientSite.CENTRE)
                .signer()
                .sign(DatedReferral.toClinic(site.now))
                .token();
        parcel.token = keep(site, original, released);
        parcel.patient("Patient").putArray("name").addObject().put("family", parcel.familyName());
        return parcel;
    }

    static Parcel masked(ClientSite site, String issuer, SigningKey seal) {
        Parcel parcel = new Parcel(site, ClientSite.SCHOOL);
        ObjectNode referral = DatedReferral.toSchool(site.now);
        for (String block : Set.of("sender", "subject", "guardian", "consents", "note")) {
            referral.remove(block);
        }
        referral.put("referralId", parcel.id.toString());
        ObjectNode claims = StrictJson.object().put("iss", issuer);
        claims.putArray("aud").add(PartyUrn.of(ClientSite.SCHOOL));
        claims.put("iat", site.now.getEpochSecond())
                .put(
                        "exp",
                        java.time.OffsetDateTime.parse(
                                        referral.path("validUntil").stringValue())
                                .toEpochSecond())
                .put("jti", parcel.id.toString())
                .put("vct", ReferralToken.TYPE_OF_CLAIMS)
                .put("purpose", referral.path("purpose").stringValue())
                .put("evidence", Digest.ofAscii("manifest").value());
        claims.putObject("cnf").set("jwk", site.gateway().sealPublic().jwk());
        claims.set("referral", referral);
        parcel.token = new SdJwtIssuer(ClientSite.RANDOM).issue(claims, ReferralPlan.INSTANCE, ReferralToken.TYP, seal);
        parcel.plain = StrictJson.object()
                .put("referralId", parcel.id.toString())
                .put("to", ClientSite.SCHOOL.value())
                .put("service", referral.path("type").stringValue())
                .put("purpose", referral.path("purpose").stringValue());
        parcel.plain.set("categories", referral.path("data"));
        return parcel;
    }

    static Parcel masked(ClientSite site) {
        return masked(
                site,
                PartyUrn.neutral("regional-education-department"),
                site.gateway().seal());
    }

    /** The token with these categories only. */
    static SdJwt keep(ClientSite site, SdJwt token, Set<DataCategory> released) {
        VerificationKey key = site.trust
                .register()
                .signing(
                        Party.of(ClientSite.CENTRE),
                        site.keys(ClientSite.CENTRE).signing().kid(),
                        site.now);
        VerifiedReferralToken verified = ReferralToken.verify(token, key);
        return verified.keep(ReleasedPointers.of(released, Set.of(), verified.referral(), verified::elementsOf));
    }

    static KeyBinding bindingFor(AgencyId recipient, UUID delivery, Instant at) {
        String digest = Digest.ofAscii("decision").value();
        return new KeyBinding(
                PartyUrn.of(recipient), delivery.toString(), at, Map.of("decision", digest, "policy", digest));
    }

    ObjectNode patient(String type) {
        return fhir.withArray("entry").addObject().putObject("resource").put("resourceType", type);
    }

    String familyName() {
        return DatedReferral.toClinic(site.now).at("/data/ID_NAME/family").stringValue();
    }

    String seal() {
        SdJwt shown = bound ? binding.bind(token, countersigner) : token;
        return seal(shown);
    }

    String seal(SdJwt shown) {
        ObjectNode message = StrictJson.object().put("token", shown.serialize());
        message.set("fhir", fhir);
        if (plain != null) {
            message.set("plain", plain);
        }
        return new EcdhContentEncryptor()
                .encrypt(
                        SizeBuckets.pad(message),
                        Delivery.CONTENT_TYPE,
                        site.trust.register().encryption(Party.of(sealedTo), site.now));
    }

    ReceivedReferral opened() {
        return site.client(recipient).opener().open(id, seal());
    }
}
