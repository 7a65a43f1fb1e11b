package kz.daneker.gateway;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.audit.AuditTrail;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.NewOfficer;
import kz.daneker.officer.OfficerId;
import kz.daneker.officer.ProviderSubject;
import kz.daneker.officer.Role;
import kz.daneker.refusal.Refusal;
import kz.daneker.store.Database;

/** Where the operator of the machine makes accounts: the first ones, and any where no two officers are left to. */
public final class OfficersOffice {
    private static final String ISSUER = "daneker.console.oidc.issuer";

    private OfficersOffice() {}

    /**
     * Makes an account on the site's database, beside gateways that serve from it or while none does.
     *
     * @param overrides settings by name, as for {@link Gateway#start}
     * @throws StartProblem with the one reason why not
     */
    public static NewOfficer add(Site site, Map<String, String> overrides, Set<Role> roles) {
        return at(site, overrides, accounts -> accounts.add(roles));
    }

    /** Makes an account for somebody who signs in through the site's identity provider; otherwise as {@link #add}. */
    public static OfficerId add(Site site, Map<String, String> overrides, Set<Role> roles, String subject) {
        ProviderSubject whom = subject(site, overrides, subject);
        return at(site, overrides, accounts -> accounts.add(roles, whom));
    }

    /**
     * Lets an account sign in through the site's identity provider; otherwise as {@link #add}.
     *
     * @throws Refusal {@code NOT_FOUND} without such an account in office
     */
    public static void bind(Site site, Map<String, String> overrides, OfficerId officer, String subject) {
        ProviderSubject whom = subject(site, overrides, subject);
        at(site, overrides, accounts -> {
            accounts.bind(officer, whom);
            return officer;
        });
    }

    private static ProviderSubject subject(Site site, Map<String, String> overrides, String subject) {
        String issuer = SiteStore.setting(site, overrides, ISSUER);
        if (issuer.isEmpty()) {
            throw StartProblem.of(
                    new IllegalArgumentException(ISSUER + " must name the identity provider, found nothing"));
        }
        return new ProviderSubject(issuer, subject);
    }

    private static <T> T at(Site site, Map<String, String> overrides, Function<Accounts, T> work) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        AgencyRegister agencies = AgencyRegister.load(
                site.config().resolve("agencies.yaml"),
                Regions.load(site.config().resolve("regions.yaml")));
        Keyring keyring = Keyring.open(site, agencies, clock, random);
        try (Database database = SiteStore.open(site, overrides)) {
            AuditTrail trail = new AuditTrail(DerivedKeys.references(keyring.keys()), clock, random);
            return work.apply(Accounts.of(database, DerivedKeys.subjects(keyring.keys()), trail, clock, random));
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException e) {
            throw StartProblem.of(e);
        }
    }
}
