package kz.daneker.gateway;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.audit.AuditTrail;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.NewOfficer;
import kz.daneker.officer.Role;
import kz.daneker.store.Database;

/** Where the operator of the machine makes accounts: the first ones, and any where no two officers are left to. */
public final class OfficersOffice {
    private OfficersOffice() {}

    /**
     * Makes an account on the site's database, beside gateways that serve from it or while none does.
     *
     * @param overrides settings by name, as for {@link Gateway#start}
     * @throws StartProblem with the one reason why not
     */
    public static NewOfficer add(Site site, Map<String, String> overrides, Set<Role> roles) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        AgencyRegister agencies = AgencyRegister.load(
                site.config().resolve("agencies.yaml"),
                Regions.load(site.config().resolve("regions.yaml")));
        Keyring keyring = Keyring.open(site, agencies, clock, random);
        try (Database database = SiteStore.open(site, overrides)) {
            AuditTrail trail = new AuditTrail(DerivedKeys.references(keyring.keys()), clock, random);
            return Accounts.of(database, trail, clock, random).add(roles);
        } catch (RuntimeException e) {
            throw StartProblem.of(e);
        }
    }
}
