package kz.daneker.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.audit.AuditEvent;
import kz.daneker.audit.AuditRecord;
import kz.daneker.audit.AuditTrail;
import kz.daneker.fhir.ConsentToFhir;
import kz.daneker.ledger.ConsentVault;
import kz.daneker.ledger.StoredConsent;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.referral.ConsentState;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.RegisteredConsent;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.rules.RulesInForce;
import kz.daneker.store.Database;

/** Shows registered consents as FHIR: whole to the agency that collected one, to a recipient its own part, to nobody else. */
public final class FhirConsentView {
    private final Database database;
    private final ConsentVault vault;
    private final ConsentRegister register;
    private final RulesInForce rules;
    private final AuditTrail trail;
    private final Clock clock;

    FhirConsentView(
            Database database,
            ConsentVault vault,
            ConsentRegister register,
            RulesInForce rules,
            AuditTrail trail,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.register = register;
        this.rules = rules;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A consent for one reader.
     *
     * @param json FHIR R4 Consent without id
     * @param ended whether it was taken back, refused or replaced
     */
    public record Shown(String json, int version, Instant since, boolean ended) {}

    /**
     * Shows one; looking is recorded.
     *
     * @param id the collector's name of it, or for the other agencies the register's own
     * @throws Refusal {@code NOT_FOUND} alike for what does not exist, was erased or says nothing of this reader today
     */
    public Shown show(AgencyId reader, UUID id) {
        Instant now = clock.instant();
        return database.write(connection -> {
            Optional<StoredConsent> own = vault.consents().find(connection, reader, id);
            Optional<Shown> shown = own.isPresent()
                    ? whole(connection, own.get())
                    : part(connection, vault.consents().find(connection, id), reader, now);
            if (shown.isEmpty()) {
                throw new Refusal(RefusalCode.NOT_FOUND);
            }
            trail.append(connection, AuditRecord.of(AuditEvent.READ).by(reader).about(new ReferralId(id)));
            return shown.get();
        });
    }

    private Optional<Shown> whole(Connection connection, StoredConsent stored) throws SQLException {
        Optional<String> filed = vault.sheet(connection, stored.id());
        if (filed.isPresent() && FiledFhir.isOne(filed.get())) {
            return Optional.of(shown(stored, FiledFhir.read(filed.get()).resource()));
        }
        return register.open(connection, stored)
                .map(opened -> shown(stored, ConsentToFhir.whole(TableDirective.of(opened))));
    }

    private Optional<Shown> part(Connection connection, Optional<StoredConsent> found, AgencyId reader, Instant now)
            throws SQLException {
        if (found.isEmpty() || found.get().state() != ConsentState.ACTIVE) {
            return Optional.empty();
        }
        StoredConsent stored = found.get();
        Optional<RegisteredConsent> opened = register.open(connection, stored);
        if (opened.isEmpty() || !opened.get().sheet().consent().recipients().contains(reader.value())) {
            return Optional.empty();
        }
        ConsentDirective directive = TableDirective.of(opened.get());
        List<ConsentDirective> noes = noes(connection, stored);
        return ConsentToFhir.projection(
                        rules.at(now).tables().projection(),
                        directive,
                        noes,
                        TableDirective.patient(opened.get(), noes),
                        reader.value(),
                        now)
                .map(json -> shown(stored, json));
    }

    /** What else is said of this person and speaks against it. */
    private List<ConsentDirective> noes(Connection connection, StoredConsent stored) throws SQLException {
        List<ConsentDirective> noes = new ArrayList<>();
        for (StoredConsent other :
                vault.consents().allOf(connection, vault.consents().personOf(connection, stored.id()))) {
            Optional<RegisteredConsent> opened = register.open(connection, other);
            if (opened.isPresent() && isNewer(opened.get(), stored)) {
                TableDirective.no(opened.get()).ifPresent(noes::add);
            }
        }
        return noes;
    }

    private static boolean isNewer(RegisteredConsent no, StoredConsent yes) {
        return !no.stateAt().isBefore(yes.receivedAt());
    }

    private static Shown shown(StoredConsent stored, String json) {
        return new Shown(json, stored.version(), stored.stateAt(), stored.state() != ConsentState.ACTIVE);
    }
}
