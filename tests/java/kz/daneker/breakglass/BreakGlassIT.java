package kz.daneker.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.Approvals;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.EmergencyRequest;
import kz.daneker.client.FiledApproval;
import kz.daneker.client.GatewayAnswer;
import kz.daneker.client.ReceivedFolder;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.RefusedByGateway;
import kz.daneker.client.RefusedRequest;
import kz.daneker.client.SignedReferral;
import kz.daneker.consent.EmergencyTerms;
import kz.daneker.privacy.LiveSite;
import kz.daneker.privacy.Overheard;
import kz.daneker.referral.DataCategory;
import kz.daneker.signing.BreakGlassApproval;
import kz.daneker.signing.PartyUrn;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Break-glass over HTTPS: approve, send, review; and every way around it that ends in a refusal. */
class BreakGlassIT {
    private static final String CENTRE = "centre-75";
    private static final String CLINIC = "clinic-47-001";
    private static final Duration A_DAY = Duration.ofHours(24);

    @TempDir
    private static Path data;

    private static LiveSite site;
    private static Overheard logs;

    /** Started with whatever a site might set in the hope of doing without approvals. */
    @BeforeAll
    static void start() {
        site = LiveSite.start(
                data,
                Map.of(
                        "daneker.break-glass.reviewers", "moe,centre-75,clinic-47-001",
                        "daneker.break-glass.review-within", "1h",
                        "daneker.break-glass.review-period", "200",
                        "daneker.break-glass.approvers", "0",
                        "daneker.break-glass.enabled", "false",
                        "daneker.break-glass.required", "false",
                        "daneker.matrix.signature", "optional"));
        logs = new Overheard();
    }

    @AfterAll
    static void stop() {
        logs.close();
        site.close();
    }

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
            await().until(() -> logs.saidBy("kz.daneker.delivery.FailureLog").stream()
                    .anyMatch(line -> line.contains("Refusal")
                            || line.contains("APPROVAL_MISSING")
                            || line.contains("DUAL_CONTROL")));
            assertThat(count("select count(*) from delivery d join referral r on r.id = d.referral_id"
                            + " where r.message_id = '"
                            + referral.path("referralId").stringValue() + "'"))
                    .isZero();
        } finally {
            execute("drop trigger gone");
        }
    }

    private static ObjectNode emergency() {
        return emergency(CENTRE, CLINIC);
    }

    private static ObjectNode emergency(String sender, String recipient) {
        ObjectNode referral = DatedReferral.emergency(site.clock().instant());
        ((ObjectNode) referral.path("sender")).put("agencyId", sender);
        ((ObjectNode) referral.path("recipient")).put("agencyId", recipient);
        ((ObjectNode) referral.at("/breakGlass/approvals/0")).put("agencyId", sender);
        ((ObjectNode) referral.at("/breakGlass/approvals/1")).put("agencyId", recipient);
        // people of its own, so that approvals of one test never stand for another's
        String nobody = "u-" + UUID.randomUUID();
        ((ObjectNode) referral.at("/breakGlass/approvals/0")).put("userRef", nobody + "-a");
        ((ObjectNode) referral.at("/breakGlass/approvals/1")).put("userRef", nobody + "-b");
        return referral;
    }

    private static String reason(ObjectNode referral) {
        return referral.at("/breakGlass/reason").stringValue();
    }

    private static SignedReferral signed(ObjectNode referral) {
        return site.client(referral.at("/sender/agencyId").stringValue())
                .signer()
                .sign(referral.deepCopy());
    }

    private static GatewayAnswer send(SignedReferral signed) {
        return site.client(sender(signed)).sending().send(signed);
    }

    private static String sender(SignedReferral signed) {
        String payload = new String(
                java.util.Base64.getUrlDecoder()
                        .decode(signed.token().issuerJwt().split("\\.")[1]),
                StandardCharsets.UTF_8);
        return payload.replaceAll("(?s).*\"iss\":\"urn:daneker:agency:([a-z0-9-]+)\".*", "$1");
    }

    private static AcceptedByGateway accepted(SignedReferral signed) {
        GatewayAnswer answer = send(signed);
        assertThat(answer).isInstanceOf(AcceptedByGateway.class);
        return (AcceptedByGateway) answer;
    }

    /** E.g. {@code APPROVAL_MISSING at /breakGlass/approvals/0}. */
    private static String refused(SignedReferral signed) {
        GatewayAnswer answer = send(signed);
        assertThat(answer).isInstanceOf(RefusedByGateway.class);
        return ((RefusedByGateway) answer).code() + " at " + ((RefusedByGateway) answer).pointer();
    }

    private static String refusal(ThrowingCallable request) {
        List<String> codes = new ArrayList<>();
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refused -> codes.add(refused.answer().code()));
        return codes.get(0);
    }

    private static String close(String agency, UUID review, String user) {
        return site.client(agency).emergencies().review(review, user, true);
    }

    private static JsonNode review(ObjectNode referral) throws SQLException {
        String id = text("select id from break_glass_review where referral = '"
                + referral.path("referralId").stringValue() + "'");
        return site.client("moe")
                .emergencies()
                .reviews()
                .path("reviews")
                .valueStream()
                .filter(review -> review.path("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<byte[]> post(String agency, String jws) {
        return site.call(agency, "POST", "/v1/break-glass/approvals", "application/jwt", jws);
    }

    private static String code(HttpResponse<byte[]> answer) {
        return kz.daneker.referral.StrictJson.readObject(answer.body())
                .path("code")
                .asString("");
    }

    /** The events of the trail's leaves under one pseudonym, in their order. */
    private static List<String> leaves(String about) throws SQLException {
        List<String> events = new ArrayList<>();
        try (Connection connection = site.database();
                PreparedStatement select =
                        connection.prepareStatement("select leaf from audit_leaf where ref = ? order by seq")) {
            select.setString(1, about);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String leaf = new String(row.getBytes(1), StandardCharsets.US_ASCII);
                    events.add(leaf.replaceAll(".*\"ev\":\"([A-Z_]+)\".*", "$1"));
                }
            }
        }
        return events;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = site.database();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 10000");
            statement.execute(sql);
        }
    }

    private static String text(String sql) throws SQLException {
        try (Connection connection = site.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static long count(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }
}
