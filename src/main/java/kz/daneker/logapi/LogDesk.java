package kz.daneker.logapi;

import java.util.List;
import java.util.Optional;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.AgencyType;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Leaf;
import kz.daneker.audit.LogProof;
import kz.daneker.audit.LogReader;
import kz.daneker.store.Database;
import kz.daneker.witness.Witnessing;

/** Who may read what of the log; each record that is shown is a read on the trail. */
final class LogDesk {
    private static final String RECORDS = "tile/entries/";

    private final LogReader log;
    private final Witnessing witnessing;
    private final AgencyRegister agencies;
    private final AuditTrail trail;
    private final Database database;

    LogDesk(LogReader log, Witnessing witnessing, AgencyRegister agencies, AuditTrail trail, Database database) {
        this.log = log;
        this.witnessing = witnessing;
        this.agencies = agencies;
        this.trail = trail;
        this.database = database;
    }

    Optional<byte[]> newest() {
        return log.newest();
    }

    Optional<byte[]> witnessed() {
        return witnessing.witnessed();
    }

    /** A tile; for whom it is not, there is none. */
    Optional<byte[]> file(AgencyId caller, String path) {
        boolean records = path.startsWith(RECORDS);
        if (records && !isAuditor(caller)) {
            return Optional.empty();
        }
        Optional<byte[]> found = log.file(path);
        if (records && found.isPresent()) {
            read(caller);
        }
        return found;
    }

    /**
     * A proof from the newest witnessed checkpoint that counts the record, else from the newest there is.
     *
     * @param word digest of the signed word the record commits to, if the caller has that word
     * @return none for a record beyond the log, or one that is not for this caller
     */
    Optional<byte[]> proof(AgencyId caller, long index, Optional<String> word) {
        Optional<LogProof> proof = witnessed()
                .flatMap(note -> log.proof(index, note))
                .or(() -> newest().flatMap(note -> log.proof(index, note)));
        if (proof.isEmpty() || !mayRead(caller, Leaf.parse(proof.get().record()), word)) {
            return Optional.empty();
        }
        read(caller);
        return proof.map(LogProof::bytes);
    }

    private boolean mayRead(AgencyId caller, Leaf leaf, Optional<String> word) {
        return leaf.actor().equals(Leaf.actor(caller))
                || isAuditor(caller)
                || word.filter(digest -> !digest.isEmpty() && digest.equals(leaf.commitment()))
                        .isPresent();
    }

    private boolean isAuditor(AgencyId caller) {
        return agencies.find(caller)
                .map(Agency::type)
                .filter(AgencyType.INFOSEC_AUDITOR::equals)
                .isPresent();
    }

    private void read(AgencyId caller) {
        trail.record(database, List.of(AuditRecord.of(AuditEvent.READ).by(caller)));
    }
}
