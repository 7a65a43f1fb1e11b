package kz.daneker.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import kz.daneker.client.DatedReferral;
import kz.daneker.client.SignedReferral;
import kz.daneker.privacy.LiveSite;
import kz.daneker.referral.ReferralState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What nobody takes in time ends by the clock alone, whichever channel it waits on. */
class ExpiryIT {
    private static final int SECONDS_LEFT = 12;

    @TempDir
    private static Path folder;

    private static LiveSite site;

    @BeforeAll
    static void start() {
        site = LiveSite.start(folder.resolve("data"), Map.of("daneker.delivery.expiry-period", "250"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void ends_forSenderAndRecipient() {
        SignedReferral pulled = site.send(endingSoon("clinic-47-001"));
        SignedReferral queued = site.send(endingSoon("clinic-75-003"));
        UUID delivery = site.waiting("clinic-47-001").id();

        await().atMost(Duration.ofSeconds(60)).until(() -> state(pulled) == ReferralState.EXPIRED);
        await().atMost(Duration.ofSeconds(60)).until(() -> state(queued) == ReferralState.EXPIRED);

        assertThat(site.client("clinic-47-001").inbox().list()).isEmpty();
        assertThat(site.get("clinic-47-001", "/v1/inbox/" + delivery).statusCode())
                .isEqualTo(404);
        assertThat(site.wrappedKey(pulled)).isNull();
        assertThat(site.wrappedKey(queued)).isNull();
    }

    private static ReferralState state(SignedReferral sent) {
        return site.client("centre-47").conversation().ask(sent.id().value()).state();
    }

    private static ObjectNode endingSoon(String clinic) {
        ObjectNode referral = DatedReferral.toClinic(site.clock().instant());
        referral.put(
                "validUntil",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(site.clock()
                        .instant()
                        .plusSeconds(SECONDS_LEFT)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .atOffset(ZoneOffset.ofHours(5))));
        ((ObjectNode) referral.path("recipient")).put("agencyId", clinic);
        referral.path("consents")
                .forEach(
                        consent -> ((ObjectNode) consent).putArray("recipients").add(clinic));
        return referral;
    }
}
