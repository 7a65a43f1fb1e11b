package kz.daneker.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.fhir.TaskSaying;
import kz.daneker.fhir.TaskStanding;
import kz.daneker.ledger.DeliveryLedger;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.StatusNote;
import kz.daneker.store.Database;
import org.jspecify.annotations.Nullable;

/** A referral's standing for systems that speak FHIR: read as a Task, moved by a signed one. */
public final class TaskDesk {
    private final Database database;
    private final DeliveryLedger deliveries;
    private final ReferralFinder finder;
    private final TaskStandings standings;
    private final StatusDesk desk;
    private final AuditTrail trail;

    TaskDesk(
            Database database,
            DeliveryLedger deliveries,
            ReferralFinder finder,
            TaskStandings standings,
            StatusDesk desk,
            AuditTrail trail) {
        this.database = database;
        this.deliveries = deliveries;
        this.finder = finder;
        this.standings = standings;
        this.desk = desk;
        this.trail = trail;
    }

    /**
     * Where a referral stands, as this agency may see it; looking is recorded.
     *
     * @param id the sender's referral id, or for the recipient the delivery's
     * @throws Refusal {@code NOT_FOUND} where the agency has no part in it
     */
    public TaskStanding read(AgencyId asking, UUID id) {
        return database.write(connection -> {
            ReferralFinder.Found found =
                    finder.find(connection, asking, id).orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
            trail.append(
                    connection,
                    AuditRecord.of(AuditEvent.READ)
                            .by(asking)
                            .about(found.referral().messageId()));
            return standings.of(connection, found, asking);
        });
    }

    /**
     * A page of what an agency has a part in.
     *
     * @param standings in the order they last moved
     * @param last the part the next page begins after; null where there is no more
     */
    public record Page(List<TaskStanding> standings, DeliveryLedger.@Nullable Part last) {
        public Page {
            standings = List.copyOf(standings);
        }
    }

    /**
     * Where the agency's own referrals and deliveries stand, as far as they are wanted; looking is recorded once.
     *
     * @param after the part to begin after
     * @param atMost how many at most are looked at
     */
    public Page list(AgencyId asking, DeliveryLedger.Part after, int atMost, Predicate<TaskStanding> wanted) {
        return database.write(connection -> {
            trail.append(connection, AuditRecord.of(AuditEvent.READ).by(asking));
            List<DeliveryLedger.Part> parts = deliveries.partsAfter(connection, asking, after, atMost);
            List<TaskStanding> found = new ArrayList<>();
            for (DeliveryLedger.Part part : parts) {
                Optional<ReferralFinder.Found> referral = finder.find(connection, asking, part.name());
                if (referral.isPresent()) {
                    TaskStanding standing = standings.of(connection, referral.get(), asking);
                    if (wanted.test(standing)) {
                        found.add(standing);
                    }
                }
            }
            return new Page(found, parts.size() < atMost ? null : parts.get(parts.size() - 1));
        });
    }

    /**
     * A word that came as a signed Task.
     *
     * @param jws the signature with the signed bytes in it, verified
     * @param ifMatch the version the author demands to be the current one, or null
     */
    public record Written(
            TaskSaying task, String jws, @Nullable String ifMatch) {}

    /**
     * The answer.
     *
     * @param waits words before it are missing: it counts as soon as they are there
     */
    public record Moved(TaskStanding standing, boolean waits) {}

    /**
     * Moves a referral.
     *
     * @throws Refusal {@code NOT_FOUND} where the agency has no part in it, {@code VERSION_CONFLICT} where it demanded
     *     another version, {@code STATUS_NOT_ALLOWED} and others as for a status note
     */
    public Moved write(AgencyId author, UUID id, Written written) {
        boolean waits = !written.task().isReceipt() && say(author, id, written).waits();
        TaskStanding standing = database.read(connection -> {
            ReferralFinder.Found found =
                    finder.find(connection, author, id).orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
            return standings.of(connection, found, author);
        });
        if (written.task().isReceipt() && standing.course().state() != ReferralState.DELIVERED) {
            throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED);
        }
        return new Moved(standing, waits);
    }

    private StatusDesk.Answer say(AgencyId author, UUID id, Written written) {
        return desk.accept(author, id, new SaidWord() {
            @Override
            public String jws() {
                return written.jws();
            }

            @Override
            public StatusNote as(boolean byRecipient) {
                return written.task().note(PartyUrn.of(author), byRecipient);
            }

            @Override
            public void requireUpToDate(Connection connection, ReferralFinder.Found found) throws SQLException {
                String demanded = written.ifMatch();
                if (demanded != null
                        && !demanded.equals(standings
                                .of(connection, found, author)
                                .version()
                                .text())) {
                    throw new Refusal(RefusalCode.VERSION_CONFLICT);
                }
            }
        });
    }
}
