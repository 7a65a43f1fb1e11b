package kz.daneker.demo;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.agency.LocalizedText;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.Patience;
import kz.daneker.client.ReceivedFolder;
import kz.daneker.client.WaitingDelivery;
import kz.daneker.gateway.Site;
import kz.daneker.trust.TrustStore;

/** The agencies of the story, each acting with its own keys through its own connection. */
final class Cast {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);

    private final Site site;
    private final AgencyRegister agencies;
    private final URI gateway;
    private final Language language;
    private final Clock clock;
    private final TrustStore trust;
    private final Map<AgencyId, AgencyClient> clients = new HashMap<>();

    Cast(Site site, AgencyRegister agencies, URI gateway, Language language, Clock clock) {
        this.site = site;
        this.agencies = agencies;
        this.gateway = gateway;
        this.language = language;
        this.clock = clock;
        this.trust = AgencyClient.trust(site.certificates(), agencies);
    }

    AgencyClient agency(AgencyId id) {
        return clients.computeIfAbsent(
                id,
                any -> AgencyClient.open(
                        id,
                        site.data().resolve("agencies").resolve(id.value()),
                        trust,
                        agencies,
                        gateway,
                        Patience.usual(),
                        language,
                        clock,
                        new SecureRandom()));
    }

    /** What the agency is called in the language of the story. */
    String name(AgencyId id) {
        return agencies.require(id, "").name().in(language);
    }

    /** Its name in all three languages. */
    Stream<String> names(AgencyId id) {
        LocalizedText name = agencies.require(id, "").name();
        return Stream.of(name.kk(), name.ru(), name.en());
    }

    ReceivedFolder received(AgencyId id) {
        return new ReceivedFolder(
                site.data().resolve("agencies").resolve(id.value()).resolve("received"));
    }

    /** What lies in an agency's inbox now, so that what comes next can be told apart. */
    Set<UUID> inbox(AgencyId id) {
        Set<UUID> waiting = new HashSet<>();
        agency(id).inbox().list().forEach(delivery -> waiting.add(delivery.id()));
        return waiting;
    }

    /**
     * Waits for the delivery that was not there before.
     *
     * @throws NotAsTold after 60 s
     */
    UUID arrival(AgencyId id, Set<UUID> before) {
        long deadline = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < deadline) {
            List<UUID> fresh = agency(id).inbox().list().stream()
                    .map(WaitingDelivery::id)
                    .filter(delivery -> !before.contains(delivery))
                    .toList();
            if (!fresh.isEmpty()) {
                return fresh.get(0);
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        throw new NotAsTold("the referral for " + id + " must arrive within 60 s, found nothing in its inbox");
    }
}
