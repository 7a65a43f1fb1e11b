package kz.daneker.provision;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What of a consent concerns one recipient: the permits it has, category by category, and nothing else. Not who else has
 * one, what was denied, by whom it was given and when: a line "deny SDV" would tell a school what happened.
 *
 * <p>It says what the engine would decide today, so it never says more than is permitted.
 */
public final class Projection {
    private final ConsentEngine engine;
    private final List<Item> categories;
    private final Set<String> purposes;

    /**
     * Prepares projections.
     *
     * @param categories every category of the exchange with its labels
     * @param purposes every purpose of the exchange; what a consent means that names none
     */
    public Projection(ConsentEngine engine, List<Item> categories, Set<String> purposes) {
        this.engine = engine;
        this.categories = List.copyOf(categories);
        this.purposes = new TreeSet<>(purposes);
    }

    /**
     * Projects one consent.
     *
     * @param onFile the person's other consents; what they deny is left out
     * @param recipient who will read it
     * @return empty where it permits this recipient nothing today
     */
    public Optional<ConsentDirective> of(
            ConsentDirective consent,
            Collection<ConsentDirective> onFile,
            Patient patient,
            String recipient,
            Instant at) {
        List<ConsentDirective> all =
                Stream.concat(onFile.stream(), Stream.of(consent)).distinct().toList();
        Map<Set<String>, Set<String>> purposesByClasses = new LinkedHashMap<>();
        for (String purpose : purposes) {
            Request request = Request.of(patient, recipient, purpose, categories, at);
            Set<String> classes = released(engine.decide(request, List.of(consent)));
            classes.retainAll(released(engine.decide(request, all)));
            if (!classes.isEmpty()) {
                purposesByClasses
                        .computeIfAbsent(classes, any -> new TreeSet<>())
                        .add(purpose);
            }
        }
        Period period = untilItChanges(consent.root(), at);
        List<Provision> permits = purposesByClasses.entrySet().stream()
                .map(each -> permit(recipient, each.getValue(), each.getKey(), period))
                .toList();
        return permits.isEmpty() ? Optional.empty() : Optional.of(projected(consent, root(permits)));
    }

    /** Ordinary consent only: law and emergency are nobody's permit. */
    private static Set<String> released(Decision decision) {
        Set<String> classes = new TreeSet<>();
        decision.items().stream()
                .filter(each -> each.reason() == Reason.CONSENT)
                .forEach(each -> classes.add(each.item().category()));
        return classes;
    }

    private Provision permit(String recipient, Set<String> purpose, Set<String> classes, Period period) {
        Labels.Level highest = categories.stream()
                .filter(item -> classes.contains(item.category()) && item.labels() != null)
                .map(item ->
                        item.labels() == null ? Labels.Level.N : item.labels().level())
                .max(Labels.Level::compareTo)
                .orElse(Labels.Level.N);
        return Provision.permit(Conditions.any()
                .actors(Set.of(recipient))
                .purposes(purpose)
                .classes(classes)
                .labels(Set.of(highest.name()))
                .period(period));
    }

    /** Several permits stand below a root that denies the rest, as it does for everyone. */
    private static Provision root(List<Provision> permits) {
        return permits.size() == 1 ? permits.get(0) : new Provision(Provision.Type.DENY, Conditions.any(), permits);
    }

    private static ConsentDirective projected(ConsentDirective consent, Provision root) {
        return new ConsentDirective(
                consent.id(),
                consent.version(),
                consent.patient(),
                consent.status(),
                consent.trusted(),
                null,
                Grantor.self(),
                root);
    }

    /** Up to the next instant at which one of its rules begins or ends. */
    private static Period untilItChanges(Provision root, Instant at) {
        return new Period(
                null,
                rules(root)
                        .map(rule -> rule.when().period())
                        .flatMap(Stream::ofNullable)
                        .flatMap(period ->
                                Stream.concat(Stream.ofNullable(period.start()), Stream.ofNullable(period.end())))
                        .filter(edge -> edge.isAfter(at))
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    private static Stream<Provision> rules(Provision rule) {
        return Stream.concat(Stream.of(rule), rule.nested().stream().flatMap(Projection::rules));
    }
}
