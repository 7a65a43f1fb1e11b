package kz.daneker.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.GatewayAnswer;
import kz.daneker.client.RefusedByGateway;
import kz.daneker.client.RefusedRequest;
import kz.daneker.client.SignedReferral;
import kz.daneker.privacy.LiveSite;
import kz.daneker.privacy.Overheard;
import kz.daneker.processes.ChildJvm;
import kz.daneker.referral.StrictJson;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A gateway in service, and the steps that stories about break-glass are made of. */
abstract class BreakGlassStory {
    static final String CENTRE = "centre-75";
    static final String CLINIC = "clinic-47-001";
    static final Duration A_DAY = Duration.ofHours(24);

    @TempDir
    static Path data;

    private static final int MONITORING = ChildJvm.freePort();

    static LiveSite site;
    static Overheard logs;

    /** Started with whatever a site might set in the hope of doing without approvals. */
    @BeforeAll
    static void start() {
        site = LiveSite.start(
                data,
                Map.of(
                        "management.server.port", Integer.toString(MONITORING),
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

    static ObjectNode emergency() {
        return emergency(CENTRE, CLINIC);
    }

    static ObjectNode emergency(String sender, String recipient) {
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

    static String reason(ObjectNode referral) {
        return referral.at("/breakGlass/reason").stringValue();
    }

    static SignedReferral signed(ObjectNode referral) {
        return site.client(referral.at("/sender/agencyId").stringValue())
                .signer()
                .sign(referral.deepCopy());
    }

    static GatewayAnswer send(SignedReferral signed) {
        return site.client(sender(signed)).sending().send(signed);
    }

    static String sender(SignedReferral signed) {
        String payload = new String(
                java.util.Base64.getUrlDecoder()
                        .decode(signed.token().issuerJwt().split("\\.")[1]),
                StandardCharsets.UTF_8);
        return payload.replaceAll("(?s).*\"iss\":\"urn:daneker:agency:([a-z0-9-]+)\".*", "$1");
    }

    static AcceptedByGateway accepted(SignedReferral signed) {
        GatewayAnswer answer = send(signed);
        assertThat(answer).isInstanceOf(AcceptedByGateway.class);
        return (AcceptedByGateway) answer;
    }

    /** E.g. {@code APPROVAL_MISSING at /breakGlass/approvals/0}. */
    static String refused(SignedReferral signed) {
        GatewayAnswer answer = send(signed);
        assertThat(answer).isInstanceOf(RefusedByGateway.class);
        return ((RefusedByGateway) answer).code() + " at " + ((RefusedByGateway) answer).pointer();
    }

    static String refusal(ThrowingCallable request) {
        List<String> codes = new ArrayList<>();
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refused -> codes.add(refused.answer().code()));
        return codes.get(0);
    }

    static String close(String agency, UUID review, String user) {
        return site.client(agency).emergencies().review(review, user, true);
    }

    static JsonNode review(ObjectNode referral) throws SQLException {
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

    static HttpResponse<byte[]> post(String agency, String jws) {
        return site.call(agency, "POST", "/v1/break-glass/approvals", "application/jwt", jws);
    }

    static String code(HttpResponse<byte[]> answer) {
        return StrictJson.readObject(answer.body()).path("code").asString("");
    }

    /** The events of the trail's leaves under one pseudonym, in their order. */
    static List<String> leaves(String about) throws SQLException {
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

    /** What the operator's monitoring reads. */
    static double meter(String name) {
        URI page = URI.create("http://127.0.0.1:" + MONITORING + "/actuator/metrics/" + name);
        try (InputStream body = page.toURL().openStream()) {
            return StrictJson.readObject(body.readAllBytes())
                    .at("/measurements/0/value")
                    .doubleValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void execute(String sql) throws SQLException {
        try (Connection connection = site.database();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 10000");
            statement.execute(sql);
        }
    }

    static String text(String sql) throws SQLException {
        try (Connection connection = site.database();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    static long count(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }
}
