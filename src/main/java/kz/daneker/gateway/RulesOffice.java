package kz.daneker.gateway;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.Evidence;
import kz.daneker.consent.MatrixSeal;
import kz.daneker.consent.SharingMatrix;
import kz.daneker.refusal.Refusal;
import kz.daneker.rules.MatrixEffect;
import kz.daneker.rules.RuleVersion;
import kz.daneker.rules.RulesForecast;
import kz.daneker.rules.RulesHistory;
import kz.daneker.rules.SignedChange;
import kz.daneker.store.Database;

/**
 * Where rules are changed: on the gateway's own database, beside gateways that serve from it or while none does.
 */
public final class RulesOffice implements AutoCloseable {
    private final Database database;
    private final RulesHistory history;
    private final AgencyRegister agencies;
    private final AuditTrail trail;
    private final Clock clock;

    private RulesOffice(
            Database database, RulesHistory history, AgencyRegister agencies, AuditTrail trail, Clock clock) {
        this.database = database;
        this.history = history;
        this.agencies = agencies;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Opens a site's database and keys; starts nothing.
     *
     * @param overrides settings by name, as for {@link Gateway#start}
     * @throws StartProblem with the one reason why not
     */
    public static RulesOffice open(Site site, Map<String, String> overrides) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        AgencyRegister agencies = AgencyRegister.load(
                site.config().resolve("agencies.yaml"),
                Regions.load(site.config().resolve("regions.yaml")));
        Keyring keyring = Keyring.open(site, agencies, clock, random);
        try {
            return new RulesOffice(
                    SiteStore.open(site, overrides),
                    new RulesHistory(keyring.trust(), agencies, site.mode() == Site.Mode.PRODUCTION),
                    agencies,
                    new AuditTrail(DerivedKeys.references(keyring.keys()), clock, random),
                    clock);
        } catch (RuntimeException e) {
            throw StartProblem.of(e);
        }
    }

    /** Every version recorded, oldest first; refuses as {@link RulesHistory#read}. */
    public List<RuleVersion> history() {
        return database.read(history::read);
    }

    /** A matrix file, checked against the site's register. */
    public SharingMatrix matrix(Path file) {
        return SharingMatrix.load(file, MatrixSeal.NOT_REQUIRED, agencies);
    }

    /** What the matrix would have made of the referrals of the last days. */
    public MatrixEffect preview(SharingMatrix matrix, int days) {
        return new RulesForecast(database, agencies, clock).of(matrix, days);
    }

    /**
     * Records a change that two agencies signed, with its leaf in the audit log, in one transaction.
     *
     * @throws Refusal as {@link RulesHistory#append}; the attempt is then a leaf of its own
     */
    public RuleVersion apply(SharingMatrix matrix, SignedChange change) {
        Instant now = clock.instant();
        try {
            return database.write(connection -> {
                RuleVersion version = history.append(connection, matrix, change, now);
                trail.append(
                        connection,
                        AuditRecord.of(AuditEvent.CONFIG).under(matrix.digest()).with(evidence(change)));
                return version;
            });
        } catch (Refusal refusal) {
            trail.record(
                    database,
                    List.of(AuditRecord.of(AuditEvent.CONFIG)
                            .under(matrix.digest())
                            .refused(refusal.code())));
            throw refusal;
        }
    }

    /** Statement and signatures as they are: they are about a rule, and public. */
    private static Evidence evidence(SignedChange change) {
        String signatures = change.signatures().stream()
                .map(signature -> signature.agency() + " " + signature.jws())
                .collect(Collectors.joining("\n"));
        return Evidence.sealed((change.statement() + "\n" + signatures).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        database.close();
    }
}
