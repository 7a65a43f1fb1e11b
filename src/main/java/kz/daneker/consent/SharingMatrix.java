package kz.daneker.consent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.AgencyType;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.ReferralRules;
import org.jspecify.annotations.Nullable;

/**
 * Who may be told what: {@code config/sharing-matrix.yaml}, checked before anything is decided by it.
 *
 * <p>Holding one means the file passed its schema, its signature where the site requires one, and every never rule
 * (docs: domain rules N1 to N6): a matrix that breaks one stops the start.
 */
public final class SharingMatrix {
    private final Content content;
    private final Map<DataCategory, CategoryPolicy> categories;
    private final String text;
    private final String digest;

    /**
     * The file's content in the domain's words, before any check.
     *
     * @param forbiddenFields regular expressions no JSON key may contain, e.g. {@code loyalt}
     * @param notAParty kinds of body that are refused by name
     * @param aggregateOnly kinds of body that never get person-level data
     * @param change who may replace it; null where nobody may
     */
    record Content(
            String version,
            Map<DataCategory, CategoryPolicy> categories,
            List<String> forbiddenFields,
            Set<AgencyType> notAParty,
            Set<AgencyType> aggregateOnly,
            List<MatrixRule> rules,
            ConsentTerms consent,
            EmergencyTerms emergency,
            MatrixLimits limits,
            @Nullable ChangeSigners change) {}

    private SharingMatrix(Content content, ConfigText text) {
        this.content = content;
        this.categories = Collections.unmodifiableMap(new EnumMap<>(content.categories()));
        this.text = text.content();
        this.digest = text.sha256();
    }

    /**
     * Reads and checks the matrix.
     *
     * @param file e.g. {@code config/sharing-matrix.yaml}, UTF-8
     * @param register must name a neutral sender for every kind of recipient the matrix masks
     * @throws BrokenMatrix in one sentence, if the file cannot be read, breaks a rule or is not signed as required
     */
    public static SharingMatrix load(Path file, MatrixSeal seal, AgencyRegister register) {
        ConfigText text = ConfigText.read(file);
        seal.check(file, text.content());
        return checked(text, register);
    }

    /**
     * Checks a matrix that was kept as text, e.g. in the history of rules.
     *
     * @param name for messages only
     * @param content the file's text
     * @throws BrokenMatrix as {@link #load}
     */
    public static SharingMatrix of(String name, String content, AgencyRegister register) {
        return checked(new ConfigText(name, content), register);
    }

    private static SharingMatrix checked(ConfigText text, AgencyRegister register) {
        SharingMatrix matrix = of(text);
        MatrixCheck.everyMaskedRouteHasItsSender(matrix, register);
        MatrixCheck.itsSignersAreParties(matrix, register);
        return matrix;
    }

    static SharingMatrix of(ConfigText text) {
        Content content = MatrixReader.read(text.checked("sharing-matrix"));
        MatrixCheck.check(content);
        return new SharingMatrix(content, text);
    }

    public String version() {
        return content.version();
    }

    /** SHA-256 of the file's bytes, base64url without padding (43 characters); the {@code policy} claim of a release. */
    public String digest() {
        return digest;
    }

    /** The file as it was read. */
    public String text() {
        return text;
    }

    /** Who may put another matrix in its place; empty where nobody may. */
    public Optional<ChangeSigners> changeSigners() {
        return Optional.ofNullable(content.change());
    }

    /** In the file's order. */
    public List<MatrixRule> rules() {
        return List.copyOf(content.rules());
    }

    /** All thirty, in the enum's order. */
    public Map<DataCategory, CategoryPolicy> categories() {
        return categories;
    }

    public CategoryPolicy policy(DataCategory category) {
        CategoryPolicy policy = categories.get(category);
        if (policy == null) {
            throw new IllegalStateException("a checked matrix knows every category, found none for " + category);
        }
        return policy;
    }

    /** Regular expressions (case-insensitive, found anywhere) that no JSON key of a referral may match. */
    public List<String> forbiddenFields() {
        return List.copyOf(content.forbiddenFields());
    }

    public Set<AgencyType> notAParty() {
        return Set.copyOf(content.notAParty());
    }

    public Set<AgencyType> aggregateOnly() {
        return Set.copyOf(content.aggregateOnly());
    }

    /** What the reader of referrals must know of the matrix, whatever the route. */
    public ReferralRules referralRules() {
        Set<DataCategory> never = EnumSet.noneOf(DataCategory.class);
        categories.forEach((category, policy) -> {
            if (policy.neverExchange()) {
                never.add(category);
            }
        });
        return new ReferralRules(
                content.forbiddenFields().stream()
                        .map(field -> Pattern.compile(field, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                        .toList(),
                never,
                new ReferralRules.Limits(
                        limits().maxBytes(),
                        limits().maxNoteChars(),
                        limits().clockSkew(),
                        Duration.ofDays(limits().maxValidityDays())));
    }

    public ConsentTerms consent() {
        return content.consent();
    }

    public EmergencyTerms emergency() {
        return content.emergency();
    }

    public MatrixLimits limits() {
        return content.limits();
    }
}
