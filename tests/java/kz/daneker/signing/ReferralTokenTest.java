package kz.daneker.signing;

import static kz.daneker.refusal.RefusalCode.ENVELOPE_MALFORMED;
import static kz.daneker.signing.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import kz.daneker.referral.StrictJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ReferralTokenTest {
    @Test
    void givesBack_theReferralAsItWas() {
        VerifiedReferralToken token = ReferralToken.verify(Tokens.referral(), Tokens.AGENCY.verification());
        assertThat(token.referral()).isEqualTo(Tokens.claims().get("referral"));
        assertThat(token.claims().text("iss")).isEqualTo("urn:daneker:agency:centre-47");
        assertThat(token.disclosureDigests()).hasSameSizeAs(token.token().disclosures());
        assertThat(PublicJwk.readForSignatures(token.claims().object("cnf").json("jwk")))
                .isEqualTo(Tokens.GATEWAY.pair().getPublic());
    }

    @Test
    void shows_nothingAboutPeople_withoutDisclosures() {
        SdJwt bare = Tokens.referral().withDisclosures(List.of());
        ObjectNode referral =
                ReferralToken.verify(bare, Tokens.AGENCY.verification()).referral();
        assertThat(List.copyOf(referral.propertyNames()))
                .containsExactlyInAnyOrder(
                        "schema",
                        "referralId",
                        "createdAt",
                        "validUntil",
                        "type",
                        "purpose",
                        "priority",
                        "language",
                        "recipient",
                        "data");
        assertThat(referral.get("data").isEmpty()).isTrue();
    }

    @Test
    void looksAlike_withOneCategoryOrThirty() {
        ObjectNode many = Tokens.claims();
        ObjectNode data = (ObjectNode) many.get("referral").get("data");
        for (int i = 0; i < 27; i++) {
            data.putObject("CATEGORY_" + i).put("field", i);
        }
        ObjectNode none = Tokens.claims();
        ((ObjectNode) none.get("referral")).putObject("data");
        assertThat(shape(many)).isEqualTo(shape(Tokens.claims())).isEqualTo(shape(none));
    }

    @Test
    void keeps_aCategoryWhole_orNothingOfIt() {
        VerifiedReferralToken token = ReferralToken.verify(Tokens.referral(), Tokens.AGENCY.verification());
        SdJwt kept = token.keep(pointer -> pointer.startsWith("/referral/data/HEALTH_SUMMARY"));
        JsonNode data = ReferralToken.verify(kept, Tokens.AGENCY.verification())
                .referral()
                .get("data");
        assertThat(List.copyOf(data.propertyNames())).containsExactly("HEALTH_SUMMARY");
        assertThat(data.get("HEALTH_SUMMARY"))
                .isEqualTo(Tokens.claims().get("referral").get("data").get("HEALTH_SUMMARY"));
        SdJwt fieldsWithoutTheirCategory = token.keep(pointer -> pointer.startsWith("/referral/data/HEALTH_SUMMARY/"));
        assertThat(fieldsWithoutTheirCategory.disclosures()).isEmpty();
    }

    @Test
    void keeps_oneElementOfAnArray_byItsOriginalPosition() {
        VerifiedReferralToken token = ReferralToken.verify(Tokens.referral(), Tokens.AGENCY.verification());
        String second = "/referral/data/HEALTH_SUMMARY/allergies/1";
        SdJwt kept = token.keep(second::startsWith);
        VerifiedReferralToken shown = ReferralToken.verify(kept, Tokens.AGENCY.verification());
        assertThat(shown.processed().disclosedPointers()).contains(second).hasSize(3);
        assertThat(shown.referral().at("/data/HEALTH_SUMMARY/allergies").toString())
                .isEqualTo("[{\"code\":\"227493005\",\"since\":2019}]");
    }

    @Test
    void refuses_whateverCouldNotBeWithheld() {
        refusesForm(payload -> with(payload, "/referral", "subject", "shown"));
        refusesForm(payload -> with(payload, "/referral/data", "ID_NAME", "shown"));
        refusesForm(payload -> with(payload, "", "subject", "shown"));
        refusesForm(payload -> with(payload, "", "vct", "another"));
        refusesForm(payload -> with(payload, "", "referral", "none"));
    }

    @Test
    void refuses_digestsThatTellTheirNumber() {
        refusesForm(payload -> shortened(payload, "/referral", 7));
        refusesForm(payload -> shortened(payload, "/referral/data", 24));
        refusesForm(payload -> shortened(payload, "/referral/data", 0));
    }

    @Test
    void refuses_routingThatIsHidden() {
        DisclosurePlan hidesRecipient = new DisclosurePlan() {
            @Override
            public boolean hides(String pointer, boolean element) {
                return pointer.equals("/referral/recipient") || ReferralPlan.INSTANCE.hides(pointer, element);
            }

            @Override
            public int digests(String pointer, int hidden) {
                return ReferralPlan.INSTANCE.digests(pointer, hidden);
            }

            @Override
            public int elements(String pointer, int hidden) {
                return ReferralPlan.INSTANCE.elements(pointer, hidden);
            }
        };
        SdJwt token = Tokens.ISSUER.issue(Tokens.claims(), hidesRecipient, ReferralToken.TYP, Tokens.AGENCY.signing());
        refuses(ENVELOPE_MALFORMED, () -> ReferralToken.verify(token, Tokens.AGENCY.verification()));
    }

    @Test
    void refuses_oneSaltUsedTwice() {
        Disclosure one = Disclosure.make("A".repeat(22), "note", StrictJson.object());
        Disclosure other = Disclosure.make("A".repeat(22), "sender", StrictJson.object());
        SdJwtIssuer.Hidden hidden = Tokens.ISSUER.hide(Tokens.claims(), ReferralPlan.INSTANCE);
        JsonNode digests = hidden.payload().at("/referral/_sd");
        ((ArrayNode) digests).removeAll();
        for (String digest : List.of(one.digest().value(), other.digest().value())) {
            ((ArrayNode) digests).add(digest);
        }
        while (digests.size() < 8) {
            ((ArrayNode) digests).add(Digest.ofAscii("decoy" + digests.size()).value());
        }
        SdJwt token = new SdJwt(
                Jws.sign(ReferralToken.TYP, hidden.payload(), Tokens.AGENCY.signing()),
                List.of(one.encoded(), other.encoded()),
                null);
        refuses(ENVELOPE_MALFORMED, () -> ReferralToken.verify(token, Tokens.AGENCY.verification()));
        assertThat(ReferralToken.verify(token.withDisclosures(List.of(one.encoded())), Tokens.AGENCY.verification())
                        .referral()
                        .has("note"))
                .isTrue();
    }

    private static String shape(ObjectNode claims) {
        JsonNode payload = Tokens.ISSUER.hide(claims, ReferralPlan.INSTANCE).payload();
        return payload.at("/referral/_sd").size() + "/"
                + payload.at("/referral/data/_sd").size() + "/"
                + payload.toString().length();
    }

    private static void refusesForm(UnaryOperator<ObjectNode> change) {
        SdJwtIssuer.Hidden hidden = Tokens.ISSUER.hide(Tokens.claims(), ReferralPlan.INSTANCE);
        SdJwt token = new SdJwt(
                Jws.sign(ReferralToken.TYP, change.apply(hidden.payload()), Tokens.AGENCY.signing()), List.of(), null);
        refuses(ENVELOPE_MALFORMED, () -> ReferralToken.verify(token, Tokens.AGENCY.verification()));
    }

    private static ObjectNode with(ObjectNode payload, String pointer, String name, String value) {
        ((ObjectNode) payload.at(pointer)).put(name, value);
        return payload;
    }

    private static ObjectNode shortened(ObjectNode payload, String pointer, int size) {
        JsonNode digests = payload.at(pointer + "/_sd");
        while (digests.size() > size) {
            ((ArrayNode) digests).remove(0);
        }
        return payload;
    }
}
