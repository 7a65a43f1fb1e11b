package kz.daneker.consent;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.DataCategory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes releases without a referral, for tests of what comes after the gate. */
public final class TestReleases {
    public static final UUID DELIVERY = UUID.fromString("0f0f0f0f-1111-4222-8333-444444444444");

    private TestReleases() {}

    public static Release of(
            Release.Terms terms,
            Release.VisibleSender sender,
            AgencyId recipient,
            Map<DataCategory, JsonNode> data,
            @Nullable String note) {
        return new Release(DELIVERY, terms, sender, recipient, data, note);
    }

    public static OffsetDateTime at(String time) {
        return OffsetDateTime.parse(time);
    }
}
