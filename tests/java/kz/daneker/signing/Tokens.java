package kz.daneker.signing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** A made-up referral's token, as an agency makes it. */
final class Tokens {
    static final Keys AGENCY = Keys.of("centre-47:sig:2026-1");
    static final Keys GATEWAY = Keys.of("gateway:seal:2026-1");
    static final SdJwtIssuer ISSUER = new SdJwtIssuer(new SecureRandom());

    private static final String CLAIMS = """
            {"iss":"urn:daneker:agency:centre-47","aud":["urn:daneker:gateway","urn:daneker:agency:clinic-47-001"],
             "iat":1781505000,"exp":1784055600,"jti":"5f0c1d2e-0000-4a00-8000-000000000002",
             "vct":"urn:daneker:referral:1","purpose":"TREAT",
             "referral":{"schema":"kz-referral/0.1-draft","referralId":"5f0c1d2e-0000-4a00-8000-000000000002",
              "createdAt":"2026-06-15T11:30:00+05:00","validUntil":"2026-07-15T00:00:00+05:00","type":"HEALTH_REFERRAL",
              "purpose":"TREAT","priority":"normal","language":"kk","recipient":{"agencyId":"clinic-47-001"},
              "sender":{"agencyId":"centre-47","role":"social_worker","userRef":"u-1"},
              "subject":{"kind":"child","name":{"family":"Сәрсенов","given":"Ерасыл"},"birthDate":"2014-09-02"},
              "note":"Құжаттар кейін жіберіледі.",
              "data":{"ID_NAME":{"family":"Сәрсенов","given":"Ерасыл"},
               "HEALTH_SUMMARY":{"allergies":["penicillin",{"code":"227493005","since":2019}],"height":1.32,"empty":[]},
               "TRAUMA_VIOLENCE":{"summary":"withheld from most"}}}}
            """;

    private Tokens() {}

    /** The claims before anything is hidden; {@code cnf} names the gateway's key. */
    static ObjectNode claims() {
        ObjectNode claims = StrictJson.readObject(CLAIMS.getBytes(StandardCharsets.UTF_8));
        claims.putObject("cnf").set("jwk", GATEWAY.verification().jwk());
        return claims;
    }

    static SdJwt referral() {
        return sign(claims());
    }

    static SdJwt sign(ObjectNode claims) {
        return ISSUER.issue(claims, ReferralPlan.INSTANCE, ReferralToken.TYP, AGENCY.signing());
    }
}
