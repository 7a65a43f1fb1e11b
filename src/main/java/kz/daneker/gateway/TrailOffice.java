package kz.daneker.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import kz.daneker.audit.AuditTrail;
import kz.daneker.audit.NoteSigner;
import kz.daneker.export.TrailExport;
import kz.daneker.store.Database;
import kz.daneker.trust.GatewayKeys;

/** Where the audit trail is handed out: on the gateway's own database and keys, whether or not a gateway runs. */
public final class TrailOffice implements AutoCloseable {
    private final Database database;
    private final Site site;
    private final NoteSigner signer;
    private final AuditTrail trail;

    private TrailOffice(Database database, Site site, NoteSigner signer, AuditTrail trail) {
        this.database = database;
        this.site = site;
        this.signer = signer;
        this.trail = trail;
    }

    /**
     * Opens a site's database and keys; starts nothing.
     *
     * @param overrides settings by name, as for {@link Gateway#start}
     * @throws StartProblem with the one reason why not
     * @throws kz.daneker.trust.TrustProblem if there are no keys yet
     */
    public static TrailOffice open(Site site, Map<String, String> overrides) {
        GatewayKeys keys = GatewayKeys.open(site.keys());
        AuditTrail trail = new AuditTrail(DerivedKeys.references(keys), Clock.systemUTC(), new SecureRandom());
        try {
            return new TrailOffice(SiteStore.open(site, overrides), site, TrailConfiguration.signer(keys), trail);
        } catch (RuntimeException e) {
            throw StartProblem.of(e);
        }
    }

    /** Exports everything into a folder, as {@link TrailExport#write}. */
    public long export(Path folder) throws IOException {
        return new TrailExport(database, site.data(), signer, trail, Clock.systemUTC()).write(folder);
    }

    @Override
    public void close() {
        database.close();
    }
}
