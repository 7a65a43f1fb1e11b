package kz.daneker.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.daneker.client.Approvals;
import kz.daneker.client.FiledApproval;
import kz.daneker.client.SignedReferral;
import kz.daneker.journey.Person;
import kz.daneker.journey.Sheets;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.ReferralState;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.BreakGlassNotice;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What two approvals do not open: what an adult refused, and what a key revoked since has signed. */
class EmergencyLimitsIT extends BreakGlassStory {
    private static final String OTHER_CLINIC = "clinic-75-003";
    private static final String COLLECTOR = "centre-47";
    private static final String HEALTH = "EMERGENCY_HEALTH";

    /** Rows D065 and D068: a no to emergencies stands, and a later yes lifts it. */
    @Test
    void honours_anAdultsNo_untilTheyLiftIt() {
        ObjectNode referral = ofAnAdult();
        assertThat(refused(signed(referral)))
                .as("nobody learns of a dissent by asking alone")
                .isEqualTo("APPROVAL_MISSING at /breakGlass/approvals/0");
        register(word(referral, "refused", HEALTH));
        assertThat(refused(signed(referral))).isEqualTo("APPROVAL_MISSING at /breakGlass/approvals/0");
        Approvals.file(site::client, referral);

        assertThat(refused(signed(referral))).isEqualTo("EMERGENCY_DISSENT at /data/" + HEALTH);
        assertThat(site.client(CENTRE)
                        .emergencies()
                        .approvals()
                        .path("approvals")
                        .valueStream()
                        .filter(mine -> mine.path("referral").equals(referral.path("referralId")))
                        .map(mine -> mine.path("state").stringValue()))
                .containsExactly("WAITING");

        ObjectNode lifted = word(referral, "active", HEALTH);
        // a sheet tells seconds: one of the same second as the no would not be newer
        Sheets.consent(lifted)
                .put("givenAt", Sheets.moment(site.clock().instant().plusSeconds(2)));
        register(lifted);
        accepted(signed(referral));
    }

    /** Learned, like a dissent, only by who comes with approvals. */
    @Test
    void opens_nothing_afterADeath() {
        ObjectNode referral = Person.invented().in(emergency());
        ObjectNode death = StrictJson.object().put("schema", "kz-person-event/0.1-draft");
        death.put("kind", "death");
        death.set("subject", referral.path("subject").deepCopy());
        death.put(
                "on",
                LocalDate.ofInstant(site.clock().instant(), ZoneOffset.ofHours(5))
                        .toString());
        site.client(COLLECTOR).people().say(UUID.randomUUID(), death);
        assertThat(refused(signed(referral))).isEqualTo("APPROVAL_MISSING at /breakGlass/approvals/0");

        Approvals.file(site::client, referral);
        assertThat(refused(signed(referral))).isEqualTo("EMERGENCY_ENDED at /breakGlass");
    }

    @Test
    void takes_aPlainNoForWhatItIs() {
        ObjectNode referral = ofAnAdult();
        ObjectNode sheet = word(referral, "refused", HEALTH);
        Sheets.consent(sheet).putArray("purposes").add("TREAT");
        register(sheet);
        Approvals.file(site::client, referral);

        accepted(signed(referral));
    }

    @Test
    void stops_whatWaits_onceTheAdultSaysNo() {
        ObjectNode referral = ofAnAdult();
        Approvals.file(site::client, referral);
        SignedReferral sent = signed(referral);
        accepted(sent);

        register(word(referral, "refused", HEALTH));

        assertThat(state(sent)).isEqualTo(ReferralState.WITHDRAWN.name());
        assertThat(site.wrappedKey(sent)).isNull();
    }

    /** Row D066: a child's life weighs more than a parent's no, where two clinics answer for it. */
    @Test
    void overrides_aParentsNo_onlyByTwoClinics() {
        ObjectNode referral = Person.invented().in(emergency());
        register(word(referral, "refused", HEALTH));
        Approvals.file(site::client, referral);
        assertThat(refused(signed(referral))).isEqualTo("EMERGENCY_DISSENT at /data/" + HEALTH);

        ((ObjectNode) referral.at("/breakGlass/approvals/0")).put("agencyId", OTHER_CLINIC);
        Approvals.file(site::client, referral, 0);
        SignedReferral sent = signed(referral);
        accepted(sent);
        register(word(referral, "refused", "ID_NAME", HEALTH));

        assertThat(state(sent)).as("decided again, not stopped").isEqualTo(ReferralState.SENT.name());
    }

    @Test
    void counts_noApproval_whoseKeyWasRevokedSince() throws IOException {
        ObjectNode referral = Person.invented().in(emergency());
        ((ObjectNode) referral.at("/breakGlass/approvals/1")).put("agencyId", "centre-15");
        Approvals.file(site::client, referral, 0);
        FiledApproval filed = Approvals.file(site::client, referral, 1);
        revoke("centre-15");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> post("centre-15", filed.jws()).statusCode() != 202);

        assertThat(refused(signed(referral))).isEqualTo("APPROVAL_MISSING at /breakGlass/approvals/1");
    }

    @Test
    void counts_whatIsOwed_andTellsTheOfficer() throws SQLException {
        ObjectNode referral = Person.invented().in(emergency());
        Approvals.file(site::client, referral);
        accepted(signed(referral));
        UUID review = UUID.fromString(review(referral).path("id").stringValue());

        BreakGlassNotice notice = site.client("moe").emergencies().notice(review);

        assertThat(notice.reviewBy())
                .isEqualTo(Instant.parse(review(referral).path("reviewBy").stringValue()));
        assertThat(refusal(() -> site.client("centre-61").emergencies().notice(review)))
                .isEqualTo("REVIEW_NOT_YOURS");
        await().until(() -> meter("daneker.break-glass.notices.untold") == 0);
        long open = count("select count(*) from break_glass_review where closed_at is null");
        await().until(() -> meter("daneker.break-glass.reviews.open") == open);
        assertThat(meter("daneker.break-glass.reviews.overdue")).isZero();
        execute("update break_glass_review set review_by = 1 where id = '" + review + "'");
        try {
            await().until(() -> meter("daneker.break-glass.reviews.overdue") == 1);
        } finally {
            close("moe", review, "u-third");
        }
    }

    private static ObjectNode ofAnAdult() {
        ObjectNode referral = Person.invented().in(emergency());
        referral.remove("guardian");
        ((ObjectNode) referral.path("subject")).put("kind", "mother").put("birthDate", "1990-04-17");
        ((ObjectNode) referral.at("/data/ID_BIRTH")).put("birthDate", "1990-04-17");
        return referral;
    }

    private static ObjectNode word(ObjectNode referral, String status, String... categories) {
        ObjectNode sheet = StrictJson.object().put("schema", "kz-consent/0.1-draft");
        sheet.set("subject", referral.path("subject").deepCopy());
        ObjectNode consent =
                sheet.putObject("consent").put("id", UUID.randomUUID().toString());
        consent.putObject("giver").set("name", referral.at("/subject/name").deepCopy());
        consent.put("capacity", "self").put("method", "paper-signed").put("language", "kk");
        consent.putObject("operator").put("agencyId", COLLECTOR);
        ArrayNode named = consent.putArray("categories");
        List.of(categories).forEach(named::add);
        consent.putArray("recipients").add(CLINIC);
        consent.putArray("purposes").add("ETREAT");
        Instant now = site.clock().instant();
        consent.put("crossBorder", false)
                .put("publicSources", false)
                .put("separate", true)
                .put("voluntaryStatementShown", true)
                .put("givenAt", Sheets.moment(now))
                .put("expiresAt", Sheets.moment(now.plus(Duration.ofDays(100))))
                .put("status", status)
                .put("witness", "social worker")
                .put("copyGiven", true)
                .put("thirdParties", false);
        return sheet;
    }

    private static ConsentState register(ObjectNode sheet) {
        return site.client(COLLECTOR).consents().give(sheet).state();
    }

    private static String state(SignedReferral sent) {
        return new String(
                java.util.Objects.requireNonNull(site.column(
                        "select state from referral where message_id = ?",
                        sent.id().toString())),
                java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static void revoke(String agency) throws IOException {
        Path bundle = site.data().resolve("certs/agencies").resolve(agency + ".pem");
        String kid = agency + "-sig-1";
        String text = Files.readString(bundle);
        assertThat(text).contains("kid: " + kid + "\n");
        Path part = site.data().resolve("bundle.part");
        Files.writeString(
                part,
                text.replace(
                        "kid: " + kid + "\n",
                        "kid: " + kid + "\nrevoked: " + Instant.now().minusSeconds(1) + "\n"));
        Files.move(part, bundle, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
