package kz.daneker.gateway;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.broker.BrokerRegister;
import kz.daneker.trust.TrustStore;
import org.springframework.stereotype.Component;

/** The broker lets in whom the register knows, by the same certificates as HTTPS. */
@Component
final class RegisteredAgencies implements BrokerRegister {
    private final Set<AgencyId> agencies;
    private final TrustStore trust;
    private final Clock clock;

    RegisteredAgencies(AgencyRegister register, TrustStore trust, Clock clock) {
        this.agencies = register.all().stream()
                .filter(agency -> agency.bin() != null)
                .map(Agency::id)
                .collect(Collectors.toUnmodifiableSet());
        this.trust = trust;
        this.clock = clock;
    }

    @Override
    public Set<AgencyId> agencies() {
        return agencies;
    }

    @Override
    public AgencyId agencyOf(X509Certificate certificate) {
        return trust.register().client(certificate, clock.instant());
    }
}
