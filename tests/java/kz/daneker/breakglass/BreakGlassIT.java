package kz.daneker.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.Approvals;
import kz.daneker.client.EmergencyRequest;
import kz.daneker.client.FiledApproval;
import kz.daneker.client.ReceivedFolder;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.SignedReferral;
import kz.daneker.consent.EmergencyTerms;
import kz.daneker.referral.DataCategory;
import kz.daneker.signing.BreakGlassApproval;
import kz.daneker.signing.PartyUrn;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Break-glass over HTTPS: approve, send, review; and every way around it that ends in a refusal. */
class BreakGlassIT extends BreakGlassStory {
    @Test
    void opens_afterTwoSignedApprovals_andIsReviewedByAThirdPerson() throws SQLException {
        ObjectNode referral = emergency();
        SignedReferral signed = signed(referral);
        assertThat(refused(signed)).isEqualTo("APPROVAL_MISSING at /breakGlass/approvals/0");
        Approvals.file(site::client, referral, 0);
        assertThat(refused(signed)).isEqualTo("APPROVAL_MISSING at /breakGlass/approvals/1");
        Approvals.file(site::client, referral, 1);

        AcceptedByGateway accepted = accepted(signed);
        assertThat(accepted(signed).receipt().jws().compact())
                .isEqualTo(accepted.receipt().jws().compact());
        ReceivedReferral received =
                site.client(CLINIC).receive(site.waiting(CLINIC).id(), new ReceivedFolder(data.resolve("received")));
        assertThat(received.referral().path("data").has("EMERGENCY_HEALTH")).isTrue();
        assertThat(received.referral().toString() + received.fhir()).doesNotContain(reason(referral));
        site.client(CLINIC).sign(received);

        JsonNode review = review(referral);
        assertThat(review.path("state").stringValue()).isEqualTo("OPEN");
        assertThat(review.path("approvers").toString()).contains(CENTRE, CLINIC);
        assertThat(review.toString())
                .doesNotContain(
                        reason(referral), "nurse", referral.path("referralId").stringValue());
        assertThat(logs.saidBy(BreakGlassDoor.class.getName()))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("WARN break-glass " + review.path("about").stringValue())
                        .contains(CENTRE, CLINIC)
                        .doesNotContain(reason(referral)));

        UUID id = UUID.fromString(review.path("id").stringValue());
        String approver = referral.at("/breakGlass/approvals/1/userRef").stringValue();
        assertThat(refusal(() -> close("centre-47", id, "u-third"))).isEqualTo("REVIEW_NOT_YOURS");
        assertThat(refusal(() -> close(CENTRE, id, "u-third"))).isEqualTo("REVIEW_NOT_YOURS");
        assertThat(refusal(() -> close(CLINIC, id, "u-third"))).isEqualTo("REVIEW_NOT_YOURS");
        assertThat(refusal(() -> close("moe", id, " " + approver.toUpperCase(java.util.Locale.ROOT))))
                .isEqualTo("REVIEW_NOT_YOURS");
        assertThat(refusal(() -> close("moe", UUID.randomUUID(), "u-third"))).isEqualTo("NOT_FOUND");
        assertThat(close("moe", id, "u-third")).isEqualTo("JUSTIFIED");
        assertThat(refusal(() -> close("moe", id, "u-third"))).isEqualTo("DUPLICATE_CONFLICT");
        assertThat(review(referral).path("state").stringValue()).isEqualTo("JUSTIFIED");
        assertThat(leaves(review.path("about").stringValue()))
                .containsSubsequence(
                        "REJECTED",
                        "BREAK_GLASS_APPROVED",
                        "BREAK_GLASS_APPROVED",
                        "BREAK_GLASS",
                        "BREAK_GLASS_REVIEWED");
    }

    @Test
    void opens_oneReferralOnce() {
        ObjectNode referral = emergency();
        Approvals.file(site::client, referral);
        accepted(signed(referral));
        ObjectNode second =
                referral.deepCopy().put("referralId", UUID.randomUUID().toString());

        assertThat(refused(signed(second))).isEqualTo("APPROVAL_USED at /breakGlass/approvals/0");
        assertThat(site.client(CENTRE)
                        .emergencies()
                        .approvals()
                        .path("approvals")
                        .valueStream())
                .anySatisfy(mine -> {
                    assertThat(mine.path("referral").stringValue())
                            .isEqualTo(referral.path("referralId").stringValue());
                    assertThat(mine.path("state").stringValue()).isEqualTo("USED");
                });
    }

    @Test
    void opens_nothing_whereTheApprovalIsForSomethingElse() {
        ObjectNode referral = emergency();
        Approvals.file(site::client, referral, 0);
        EmergencyRequest right = Approvals.request(referral, EmergencyTerms.WIDEST, A_DAY);
        for (EmergencyRequest other : List.of(
                new EmergencyRequest(
                        right.referral(),
                        right.sender(),
                        new AgencyId("clinic-75-003"),
                        right.reason(),
                        right.categories(),
                        A_DAY),
                new EmergencyRequest(
                        right.referral(),
                        new AgencyId("centre-47"),
                        right.recipient(),
                        right.reason(),
                        right.categories(),
                        A_DAY),
                new EmergencyRequest(
                        right.referral(),
                        right.sender(),
                        right.recipient(),
                        "Quite another reason",
                        right.categories(),
                        A_DAY))) {
            Approvals.file(site::client, referral, 1, other);
            assertThat(refused(signed(referral))).isEqualTo("APPROVAL_MISSING at /breakGlass/approvals/1");
        }
    }

    @Test
    void opens_noMoreThanBothApproved() {
        ObjectNode referral = emergency();
        Set<DataCategory> narrow = Set.of(DataCategory.ID_NAME, DataCategory.ID_BIRTH, DataCategory.REASON);
        Approvals.file(site::client, referral, 0);
        Approvals.file(site::client, referral, 1, Approvals.request(referral, narrow, A_DAY));

        assertThat(refused(signed(referral))).startsWith("APPROVAL_SCOPE at /data/");
    }

    @Test
    void files_noApprovalThatIsNotAsItMustBe() {
        ObjectNode referral = emergency();
        assertThat(refusal(() -> Approvals.file(
                        site::client,
                        referral,
                        0,
                        Approvals.request(referral, EmergencyTerms.WIDEST, Duration.ofHours(25)))))
                .isEqualTo("APPROVAL_INVALID");
        assertThat(refusal(() -> Approvals.file(
                        site::client, referral, 0, Approvals.request(referral, Set.of(DataCategory.FAMILY), A_DAY))))
                .isEqualTo("APPROVAL_SCOPE");
        assertThat(refusal(() -> site.client(CENTRE)
                        .emergencies()
                        .approve(
                                Approvals.request(referral, EmergencyTerms.WIDEST, A_DAY),
                                "u",
                                "nurse",
                                Instant.now().minus(Duration.ofHours(25)))))
                .isEqualTo("APPROVAL_INVALID");
        assertThat(refusal(() -> site.client(CENTRE)
                        .emergencies()
                        .approve(
                                Approvals.request(referral, EmergencyTerms.WIDEST, A_DAY),
                                "u",
                                "nurse",
                                Instant.now().plus(Duration.ofHours(1)))))
                .isEqualTo("APPROVAL_INVALID");
    }

    @Test
    void files_theSameApprovalOnce_andNobodyElses() {
        ObjectNode referral = emergency();
        FiledApproval filed = Approvals.file(site::client, referral, 0);
        HttpResponse<byte[]> again = post(CENTRE, filed.jws());
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(new String(again.body(), StandardCharsets.US_ASCII))
                .isEqualTo(filed.receipt().jws().compact());

        BreakGlassApproval other = new BreakGlassApproval(
                PartyUrn.of(new AgencyId(CENTRE)),
                PartyUrn.GATEWAY,
                filed.id().toString(),
                referral.path("referralId").stringValue(),
                PartyUrn.of(new AgencyId(CENTRE)),
                PartyUrn.of(new AgencyId(CLINIC)),
                "u-somebody-else",
                "nurse",
                reason(referral),
                Set.of("ID_NAME"),
                filed.issuedAt(),
                filed.expiresAt());
        assertThat(code(post(CENTRE, other.sign(site.keys(CENTRE).signing())))).isEqualTo("DUPLICATE_CONFLICT");
        // in the centre's name by the clinic's key, by the clinic's connection, and both
        assertThat(code(post(CENTRE, other.sign(site.keys(CLINIC).signing())))).isEqualTo("KEY_UNKNOWN");
        assertThat(code(post(CLINIC, other.sign(site.keys(CENTRE).signing())))).isEqualTo("KEY_UNKNOWN");
        assertThat(code(post(CLINIC, other.sign(site.keys(CLINIC).signing())))).isEqualTo("CERT_AGENCY_MISMATCH");
        String forged = filed.jws().substring(0, filed.jws().length() - 4) + "AAAA";
        assertThat(code(post(CENTRE, forged))).isEqualTo("SIGNATURE_INVALID");
        assertThat(site.client("centre-61").emergencies().approvals().path("approvals"))
                .isEmpty();
    }

    @Test
    void lets_nobodyReadReviews_whoIsNotAppointed() {
        assertThat(refusal(() -> site.client("centre-61").emergencies().reviews()))
                .isEqualTo("REVIEW_NOT_YOURS");
    }

    @Test
    void stops_whoOwesAReview_untilItIsClosed() throws SQLException {
        ObjectNode first = emergency("centre-15", "clinic-75-003");
        Approvals.file(site::client, first);
        accepted(signed(first));
        ObjectNode second = emergency("centre-15", "clinic-75-003");
        Approvals.file(site::client, second);
        JsonNode review = review(first);
        String about = review.path("about").stringValue();
        execute("update break_glass_review set review_by = 1 where id = '"
                + review.path("id").stringValue() + "'");
        await().until(() -> leaves(about).contains("BREAK_GLASS_OVERDUE"));

        assertThat(review(first).path("state").stringValue()).isEqualTo("OVERDUE");
        assertThat(refused(signed(second))).isEqualTo("REVIEW_OVERDUE at ");
        ObjectNode third = emergency("centre-15", "clinic-75-003");
        assertThat(refusal(() -> Approvals.file(site::client, third))).isEqualTo("REVIEW_OVERDUE");
        close("moe", UUID.fromString(review.path("id").stringValue()), "u-third");
        accepted(signed(second));
        assertThat(leaves(about)).containsOnlyOnce("BREAK_GLASS_OVERDUE");
        assertThat(logs.saidBy(ReviewClock.class.getName()))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("WARN break-glass " + about));
    }

    /** A referral whose approvals end on the way is refused again at the door's second lock. */
    @Test
    void releases_nothing_whereTheApprovalsAreGone() throws SQLException {
        ObjectNode referral = emergency("centre-47", "clinic-75-003");
        Approvals.file(site::client, referral);
        execute("create trigger gone after update of used_by on break_glass_approval begin"
                + " update break_glass_approval set used_by = null where agency = 'centre-47' and id = new.id; end");
        try {
            accepted(signed(referral));
            await().until(() -> logs.saidBy("kz.daneker.delivery.DeadLetters").stream()
                    .anyMatch(line -> line.contains("may no longer leave: DUAL_CONTROL")));
            assertThat(count("select count(*) from delivery d join referral r on r.id = d.referral_id"
                            + " where r.message_id = '"
                            + referral.path("referralId").stringValue() + "'"))
                    .isZero();
        } finally {
            execute("drop trigger gone");
        }
    }
}
