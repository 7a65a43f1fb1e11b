package kz.daneker.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.daneker.referral.ReferralId;
import kz.daneker.store.Database;

/**
 * Where everything that happens is written down, in the transaction in which it happens.
 *
 * <p>A record MUST NOT be visible without its effect, nor the effect without its record: both commit together or not at
 * all. The {@link Sequencer} numbers committed records soon after and signs for them.
 */
public final class AuditTrail {
    private static final int NONCE_BYTES = 32;

    private final ReferenceKey references;
    private final Clock clock;
    private final SecureRandom random;

    public AuditTrail(ReferenceKey references, Clock clock, SecureRandom random) {
        this.references = references;
        this.clock = clock;
        this.random = random;
    }

    /** What the trail calls this referral, 22 characters, so that a notice and its leaves can be put side by side. */
    public String pseudonym(ReferralId referral) {
        return references.pseudonym(referral);
    }

    /** Appends records in a transaction of their own: for what has no other effect on the database. */
    public void record(Database database, List<AuditRecord> records) {
        database.write(connection -> {
            append(connection, records);
            return Boolean.TRUE;
        });
    }

    /** Appends one record in the caller's transaction. */
    public void append(Connection connection, AuditRecord what) throws SQLException {
        append(connection, List.of(what));
    }

    /** Appends records, in this order, in the caller's transaction; cheaper than one by one. */
    public void append(Connection connection, List<AuditRecord> records) throws SQLException {
        try (PreparedStatement leaves =
                        connection.prepareStatement("INSERT INTO audit_leaf (ref, leaf) VALUES (?, ?)");
                PreparedStatement evidence = connection.prepareStatement(
                        "INSERT INTO audit_evidence (commitment, ref, nonce, evidence) VALUES (?, ?, ?, ?)")) {
            boolean anyEvidence = false;
            for (AuditRecord what : records) {
                String ref = what.referral().map(references::pseudonym).orElse(null);
                String commitment = what.evidence().digest();
                if (what.evidence().isKept()) {
                    commitment = keep(evidence, ref == null ? "" : ref, what.evidence());
                    anyEvidence = true;
                }
                leaves.setString(1, ref);
                leaves.setBytes(
                        2, leaf(what, ref == null ? "" : ref, commitment).bytes());
                leaves.addBatch();
            }
            leaves.executeBatch();
            if (anyEvidence) {
                evidence.executeBatch();
            }
        }
    }

    /** Where the log holds what is about a referral: places from 0, by what the records commit to. */
    public Map<String, Long> places(Connection connection, ReferralId referral) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT idx, leaf FROM audit_leaf WHERE ref = ? AND idx IS NOT NULL")) {
            select.setString(1, references.pseudonym(referral));
            Map<String, Long> places = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    places.put(Leaf.parse(rows.getBytes(2)).commitment(), rows.getLong(1));
                }
            }
            return places;
        }
    }

    /**
     * Erases nonces and evidence of a referral: its leaves stay, what they committed to can no longer be learnt or shown.
     *
     * @return how many pieces of evidence there were
     */
    public int eraseEvidence(Connection connection, ReferralId referral) throws SQLException {
        try (PreparedStatement erase = connection.prepareStatement("DELETE FROM audit_evidence WHERE ref = ?")) {
            erase.setString(1, references.pseudonym(referral));
            return erase.executeUpdate();
        }
    }

    private Leaf leaf(AuditRecord what, String ref, String commitment) {
        return new Leaf(
                clock.millis(),
                what.event(),
                what.actor(),
                ref,
                commitment,
                what.policy(),
                what.refusal().map(Enum::name).orElse("ok"));
    }

    private String keep(PreparedStatement insert, String ref, Evidence evidence) throws SQLException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String commitment = commitment(nonce, evidence.bytes());
        insert.setString(1, commitment);
        insert.setString(2, ref);
        insert.setBytes(3, nonce);
        insert.setBytes(4, evidence.bytes());
        insert.addBatch();
        return commitment;
    }

    static String commitment(byte[] nonce, byte[] evidence) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(nonce);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(evidence));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
