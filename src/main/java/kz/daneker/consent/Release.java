package kz.daneker.consent;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.Language;
import kz.daneker.agency.LocalizedText;
import kz.daneker.agency.NeutralSender;
import kz.daneker.agency.ReferralType;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Priority;
import kz.daneker.referral.Purpose;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Exactly what the recipient may learn, and nothing else: everything that leaves (token, FHIR, plain JSON) is built from
 * this value. Made by {@code Releaser} from a referral and its decision.
 */
public final class Release {
    private final UUID deliveryId;
    private final Terms terms;
    private final VisibleSender sender;
    private final AgencyId recipient;
    private final Map<DataCategory, JsonNode> data;
    private final Map<String, Set<DataCategory>> resources;
    private final @Nullable String note;

    /**
     * What the recipient is told about the referral itself. On masked routes the times are whole days (00:00+05:00) and
     * the id is the delivery's own.
     *
     * @param referralId the sender's id on open routes, the delivery's own on masked ones
     * @param permittedUntil end of the permission: the projection of the consent the recipient may see
     * @param labels v3-Confidentiality and v3-ActCode of what is released only
     */
    public record Terms(
            UUID referralId,
            OffsetDateTime createdAt,
            OffsetDateTime validUntil,
            ReferralType type,
            Purpose purpose,
            Priority priority,
            Language language,
            @Nullable UUID inResponseTo,
            @Nullable OffsetDateTime permittedUntil,
            Set<String> labels) {
        public Terms {
            labels = Set.copyOf(labels);
        }
    }

    /**
     * The sender as the recipient sees it.
     *
     * @param agency the real agency on open routes; null on masked ones
     * @param neutral slug of the neutral sender on masked routes, e.g. {@code social-support-service}; null on open ones
     */
    public record VisibleSender(
            @Nullable AgencyId agency, @Nullable String neutral, LocalizedText name) {
        static VisibleSender open(Agency agency) {
            return new VisibleSender(agency.id(), null, agency.name());
        }

        static VisibleSender masked(NeutralSender neutral) {
            return new VisibleSender(null, neutral.slug(), neutral.name());
        }

        public boolean masked() {
            return neutral != null;
        }
    }

    Release(
            UUID deliveryId,
            Terms terms,
            VisibleSender sender,
            AgencyId recipient,
            Map<DataCategory, JsonNode> data,
            Map<String, Set<DataCategory>> resources,
            @Nullable String note) {
        this.deliveryId = deliveryId;
        this.terms = terms;
        this.sender = sender;
        this.recipient = recipient;
        EnumMap<DataCategory, JsonNode> copy = new EnumMap<>(DataCategory.class);
        copy.putAll(data);
        this.data = Collections.unmodifiableMap(copy);
        this.resources = Map.copyOf(resources);
        this.note = note;
    }

    /** Random, made at release; says nothing about the referral. */
    public UUID deliveryId() {
        return deliveryId;
    }

    public Terms terms() {
        return terms;
    }

    public VisibleSender sender() {
        return sender;
    }

    public AgencyId recipient() {
        return recipient;
    }

    /** Released categories only, in the enum's order. */
    public Map<DataCategory, JsonNode> data() {
        return data;
    }

    /** Id of each FHIR resource in {@link #data} → every category it speaks of. */
    public Map<String, Set<DataCategory>> resources() {
        return resources;
    }

    /** The sender's screened note; null where there is none. */
    public @Nullable String note() {
        return note;
    }
}
