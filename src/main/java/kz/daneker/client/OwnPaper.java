package kz.daneker.client;

import java.time.Instant;
import java.util.List;
import kz.daneker.agency.AgencyId;
import kz.daneker.signing.VerifiedReferralToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a referral this agency once signed says about itself; read from the signed paper, not from a list of persons.
 *
 * @param type e.g. {@code MEDICAL_ASSESSMENT}
 * @param consents under which it was sent
 */
public record OwnPaper(
        SignedReferral signed, Instant signedAt, AgencyId recipient, String type, List<Consent> consents) {
    /**
     * One consent the referral named.
     *
     * @param givenOn a day, e.g. {@code 2026-06-10}; empty where the paper has none
     */
    public record Consent(String id, String givenOn, String endsOn) {}

    public OwnPaper {
        consents = List.copyOf(consents);
    }

    static OwnPaper of(SignedReferral signed, VerifiedReferralToken token) {
        ObjectNode referral = token.referral();
        return new OwnPaper(
                signed,
                token.claims().instant("iat"),
                new AgencyId(referral.at("/recipient/agencyId").asString("")),
                referral.path("type").asString(""),
                referral.path("consents").valueStream().map(OwnPaper::consent).toList());
    }

    private static Consent consent(JsonNode consent) {
        return new Consent(
                Printable.text(consent.path("id").asString("")),
                day(consent.path("givenAt").asString("")),
                day(consent.path("expiresAt").asString("")));
    }

    private static String day(String moment) {
        return Printable.text(moment.length() < 10 ? moment : moment.substring(0, 10));
    }

    /** By IIN where both give one, else by full name and birth date; where a paper has neither it is nobody else's. */
    static boolean samePerson(JsonNode one, JsonNode other) {
        String iin = one.path("iin").asString("");
        String otherIin = other.path("iin").asString("");
        if (!iin.isEmpty() && !otherIin.isEmpty()) {
            return iin.equals(otherIin);
        }
        return one.hasNonNull("name")
                && one.path("name").equals(other.path("name"))
                && one.hasNonNull("birthDate")
                && one.path("birthDate").equals(other.path("birthDate"));
    }
}
