package kz.daneker.consent;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.daneker.agency.Agency;
import kz.daneker.agency.Language;
import kz.daneker.agency.LocalizedText;
import kz.daneker.agency.NeutralSender;
import kz.daneker.provision.Trace;
import kz.daneker.referral.DataCategory;
import org.jspecify.annotations.Nullable;

/**
 * What of a referral may go to its recipient, category by category; only {@code ConsentGate} makes one.
 *
 * <p>For the sender and the audit trail; the recipient never sees it (never rule N8).
 */
public final class ReleaseDecision implements GateVerdict {
    private final Basis basis;
    private final List<CategoryDecision> categories;
    private final Map<String, Set<DataCategory>> resources;
    private final Map<DataCategory, Trace> traces;
    private final Set<String> labels;
    private final Set<String> warnings;

    /**
     * On what the decision rests.
     *
     * @param matrixVersion of the sharing matrix that decided
     * @param matrixDigest SHA-256 of its file, base64url
     * @param rule id of the matrix rule for this route, e.g. {@code R08}
     * @param sender the real one
     * @param neutral on a masked route the only sender the recipient may see
     * @param obligations what must happen afterwards
     * @param holdsUntil when the permission ends
     */
    record Basis(
            String matrixVersion,
            String matrixDigest,
            String rule,
            Agency sender,
            @Nullable NeutralSender neutral,
            List<String> obligations,
            OffsetDateTime holdsUntil) {}

    ReleaseDecision(
            Basis basis,
            List<CategoryDecision> categories,
            Map<String, Set<DataCategory>> resources,
            Map<DataCategory, Trace> traces,
            Set<String> labels,
            Set<String> warnings) {
        this.basis = basis;
        this.categories = List.copyOf(categories);
        this.resources = Map.copyOf(resources);
        this.traces = Map.copyOf(traces);
        this.labels = Collections.unmodifiableSet(new TreeSet<>(labels));
        this.warnings = Collections.unmodifiableSet(new TreeSet<>(warnings));
    }

    /** Version of the sharing matrix that decided. */
    public String matrixVersion() {
        return basis.matrixVersion();
    }

    /** SHA-256 of the matrix file, base64url without padding. */
    public String matrixDigest() {
        return basis.matrixDigest();
    }

    /** Id of the matrix rule for this route, e.g. {@code R08}. */
    public String rule() {
        return basis.rule();
    }

    /** Every category of the referral, in the enum's order. */
    public List<CategoryDecision> categories() {
        return categories;
    }

    /** Id of each FHIR resource the recipient gets → every category it speaks of; one that is not here stays. */
    public Map<String, Set<DataCategory>> resources() {
        return resources;
    }

    /** How the consent engine came to its answer, for every category; empty in an emergency, where no consent is asked. */
    public Map<DataCategory, Trace> traces() {
        return traces;
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
    public @Nullable NeutralSender neutralSender() {
        return basis.neutral();
    }

    public boolean masked() {
        return basis.neutral() != null;
    }

    /** The name the recipient sees: the neutral one on a masked route, the agency's own on an open one. */
    public LocalizedText visibleSender() {
        NeutralSender neutral = basis.neutral();
        return neutral == null ? basis.sender().name() : neutral.name();
    }

    /** HL7 v3 labels of what is released (e.g. {@code R}, {@code MH}) and of how (e.g. {@code BTG}), sorted. */
    public Set<String> labels() {
        return labels;
    }

    /** True where no consent was asked because lives are at risk. */
    public boolean emergency() {
        return labels.contains("BTG");
    }

    /** What the gateway and the parties must do afterwards, e.g. {@code notify-subject-72h}. */
    public List<String> obligations() {
        return basis.obligations();
    }

    public Set<String> warnings() {
        return warnings;
    }

    /** When the permission ends: the earliest expiry of the consents used, or the emergency's end. */
    public OffsetDateTime holdsUntil() {
        return basis.holdsUntil();
    }

    /** One sentence per category for the sender: does it go, by which rule, and if not, why. */
    public List<String> explain(Language language) {
        Explanation explanation = Explanation.in(language);
        return categories.stream()
                .map(decision -> explanation.sentence(decision, emergency()))
                .toList();
    }
}
