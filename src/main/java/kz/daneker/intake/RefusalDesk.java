package kz.daneker.intake;

import java.util.List;
import java.util.Objects;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.refusal.Refusal;
import kz.daneker.store.Database;
import org.apache.camel.Exchange;

/** Answers what may not pass: one leaf, one signed receipt, one problem document, and nothing else changes. */
final class RefusalDesk {
    private final Database database;
    private final AuditTrail trail;
    private final Receipts receipts;

    RefusalDesk(Database database, AuditTrail trail, Receipts receipts) {
        this.database = database;
        this.trail = trail;
        this.receipts = receipts;
    }

    /** Records and signs the refusal of the stage the message had reached. */
    public Refused refuse(IntakeStage stage, Exchange exchange) {
        Refusal refusal = Objects.requireNonNull(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Refusal.class));
        AuditRecord leaf = stage.verified()
                .map(message ->
                        AuditRecord.of(AuditEvent.REJECTED).by(message.issuer()).about(message.id()))
                .orElseGet(() ->
                        AuditRecord.of(AuditEvent.REJECTED).by(stage.received().caller()));
        String receipt = receipts.refused(stage, refusal);
        trail.record(database, List.of(leaf.refused(refusal.code()).saying(receipt)));
        return new Refused(refusal, receipt);
    }
}
