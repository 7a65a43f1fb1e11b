package kz.daneker.inquiry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.daneker.audit.AuditEvent;
import kz.daneker.ledger.EvidenceSeal;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.StrictJson;
import kz.daneker.store.Sql;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Opens the sealed records of what was decided about a referral; of their fields, those an officer may see. */
final class DecisionReader {
    private final EvidenceSeal seal;

    DecisionReader(EvidenceSeal seal) {
        this.seal = seal;
    }

    List<TracedDecision> read(Connection connection, String ref, ReferralId referral) throws SQLException {
        String sql = "select e.idx, e.at, k.evidence from audit_entry e"
                + " join audit_evidence k on k.commitment = e.commitment where e.ref = ? and e.ref <> '' and e.event = ? order by e.idx";
        return Sql.list(
                connection,
                sql,
                row -> decision(
                        row.getLong(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        StrictJson.readObject(
                                seal.open(referral, row.getBytes(3)).getBytes(UTF_8))),
                ref,
                AuditEvent.DECIDED);
    }

    private static TracedDecision decision(long index, Instant at, ObjectNode record) {
        List<TracedDecision.Category> categories = new ArrayList<>();
        record.path("categories")
                .properties()
                .forEach(category -> categories.add(category(category.getKey(), category.getValue())));
        return new TracedDecision(
                index,
                at,
                record.at("/matrix/version").asString(""),
                record.at("/matrix/sha256").asString(""),
                record.path("rule").asString(""),
                record.path("emergency").asBoolean(false),
                record.path("masked").asBoolean(false),
                categories);
    }

    private static TracedDecision.Category category(String name, JsonNode decided) {
        return new TracedDecision.Category(
                name, decided.path("reason").asString(""), said(decided, "consent"), said(decided, "given"));
    }

    private static Optional<String> said(JsonNode decided, String member) {
        return Optional.of(decided.path(member).asString("")).filter(text -> !text.isEmpty());
    }
}
