package kz.daneker.consent;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.daneker.agency.LocalizedText;
import kz.daneker.referral.DataCategory;
import org.jspecify.annotations.Nullable;

/**
 * What of a referral may go to its recipient, category by category; only {@code ConsentGate} makes one.
 *
 * <p>For the sender and the audit trail; the recipient never sees it (never rule N8).
 */
public final class ReleaseDecision {
    private final String matrixVersion;
    private final String rule;
    private final List<CategoryDecision> categories;
    private final @Nullable LocalizedText neutralSender;
    private final Set<String> labels;
    private final List<String> obligations;
    private final Set<String> warnings;
    private final @Nullable OffsetDateTime holdsUntil;

    ReleaseDecision(
            String matrixVersion,
            String rule,
            List<CategoryDecision> categories,
            @Nullable LocalizedText neutralSender,
            Set<String> labels,
            List<String> obligations,
            Set<String> warnings,
            @Nullable OffsetDateTime holdsUntil) {
        this.matrixVersion = matrixVersion;
        this.rule = rule;
        this.categories = List.copyOf(categories);
        this.neutralSender = neutralSender;
        this.labels = Set.copyOf(labels);
        this.obligations = List.copyOf(obligations);
        this.warnings = Set.copyOf(warnings);
        this.holdsUntil = holdsUntil;
    }

    /** Version of the sharing matrix that decided. */
    public String matrixVersion() {
        return matrixVersion;
    }

    /** Id of the matrix rule for this route, e.g. {@code R08}. */
    public String rule() {
        return rule;
    }

    /** Every category of the referral, in the enum's order. */
    public List<CategoryDecision> categories() {
        return categories;
    }

    /** Categories the recipient gets. */
    public Set<DataCategory> released() {
        return categories.stream()
                .filter(CategoryDecision::released)
                .map(CategoryDecision::category)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Categories that stay, with the reason: for the sender only. */
    public Map<DataCategory, CategoryDecision.Reason> withheld() {
        return categories.stream()
                .filter(decision -> !decision.released())
                .collect(Collectors.toMap(
                        CategoryDecision::category, CategoryDecision::reason, (a, b) -> a, TreeMap::new));
    }

    /** On a masked route the only sender the recipient may see; null on an open route. */
    public @Nullable LocalizedText neutralSender() {
        return neutralSender;
    }

    public boolean masked() {
        return neutralSender != null;
    }

    /** HL7 v3 labels of what is released (e.g. {@code R}, {@code MH}) and of how (e.g. {@code BTG}). */
    public Set<String> labels() {
        return labels;
    }

    /** What the gateway and the parties must do afterwards, e.g. {@code notify-subject-72h}. */
    public List<String> obligations() {
        return obligations;
    }

    public Set<String> warnings() {
        return warnings;
    }

    /** When the permission ends: the consent's expiry or the emergency's; null where none limits it. */
    public @Nullable OffsetDateTime holdsUntil() {
        return holdsUntil;
    }
}
