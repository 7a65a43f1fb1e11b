package kz.daneker.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Evidence;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.store.Database;
import kz.daneker.trust.RegisteredKey;
import kz.daneker.trust.TrustStore;

/** Writes the gateway's own doings into the trail: that it runs, under which rules, with which keys in force. */
final class Proceedings implements AutoCloseable {
    private final Database database;
    private final AuditTrail trail;
    private final TrustStore trust;

    Proceedings(Database database, AuditTrail trail, TrustStore trust, SharingMatrix matrix) {
        this.database = database;
        this.trail = trail;
        this.trust = trust;
        record(List.of(
                AuditRecord.of(AuditEvent.START),
                AuditRecord.of(AuditEvent.CONFIG).under(matrix.digest()),
                keysInForce()));
    }

    /** The register of keys was read again and put in force. */
    void keysChanged() {
        record(List.of(keysInForce()));
    }

    @Override
    public void close() {
        record(List.of(AuditRecord.of(AuditEvent.STOP)));
    }

    /** The leaf commits to who holds which key until when; certificates are public, so the evidence is not sealed. */
    private AuditRecord keysInForce() {
        String keys = trust.register().keys().stream()
                .sorted(Comparator.comparing((RegisteredKey key) -> key.owner().value())
                        .thenComparing(RegisteredKey::kid))
                .map(key -> String.join(
                        " ",
                        key.owner().value(),
                        key.kid(),
                        key.thumbprint().value(),
                        key.notAfter().toString(),
                        key.revokedAt() == null ? "-" : key.revokedAt().toString()))
                .collect(Collectors.joining("\n"));
        return AuditRecord.of(AuditEvent.KEY_EVENT).with(Evidence.sealed(keys.getBytes(StandardCharsets.UTF_8)));
    }

    private void record(List<AuditRecord> records) {
        trail.record(database, records);
    }
}
