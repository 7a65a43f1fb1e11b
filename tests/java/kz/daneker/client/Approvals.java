package kz.daneker.client;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import kz.daneker.agency.AgencyId;
import kz.daneker.consent.EmergencyTerms;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.ReferralId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files, in the name of everybody an emergency referral names, the approval that person's agency signs. */
public final class Approvals {
    private Approvals() {}

    /** All of them, for everything that may ever be opened; none where the referral names nobody. */
    public static List<FiledApproval> file(Function<String, AgencyClient> agencies, ObjectNode referral) {
        List<FiledApproval> filed = new ArrayList<>();
        for (int i = 0; i < referral.at("/breakGlass/approvals").size(); i++) {
            filed.add(file(agencies, referral, i));
        }
        return filed;
    }

    public static FiledApproval file(Function<String, AgencyClient> agencies, ObjectNode referral, int index) {
        return file(agencies, referral, index, request(referral, EmergencyTerms.WIDEST, Duration.ofHours(24)));
    }

    public static FiledApproval file(
            Function<String, AgencyClient> agencies, ObjectNode referral, int index, EmergencyRequest request) {
        JsonNode named = referral.at("/breakGlass/approvals/" + index);
        Instant at = OffsetDateTime.parse(named.path("at").stringValue()).toInstant();
        return agencies.apply(named.path("agencyId").stringValue())
                .emergencies()
                .approve(
                        request,
                        named.path("userRef").stringValue(),
                        named.path("role").stringValue(),
                        at);
    }

    public static EmergencyRequest request(ObjectNode referral, Set<DataCategory> categories, Duration holds) {
        return new EmergencyRequest(
                ReferralId.of(referral.path("referralId").stringValue()),
                new AgencyId(referral.at("/sender/agencyId").stringValue()),
                new AgencyId(referral.at("/recipient/agencyId").stringValue()),
                referral.at("/breakGlass/reason").stringValue(),
                categories,
                holds);
    }
}
