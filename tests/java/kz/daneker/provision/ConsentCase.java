package kz.daneker.provision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.daneker.provision.Grantor.Assent;
import kz.daneker.provision.Grantor.Proof;
import kz.daneker.referral.ConsentRecord.Capacity;
import org.jspecify.annotations.Nullable;

/**
 * One row of consent-cases.csv.
 *
 * @param cells by the header's names
 */
record ConsentCase(Map<String, String> cells) {
    private static final Pattern MINOR = Pattern.compile("minor\\((\\d+)\\)");
    private static final Pattern AFTER = Pattern.compile("t\\+(\\d+)(h|m)(?:in)?");
    private static final String PATIENT = "the-person";

    String name() {
        return cell("case");
    }

    String expectedOutcome() {
        return cell("expected decision").replaceAll("\\(.*", "").strip();
    }

    /** Items that stay, in the row's words; a deny withholds everything without naming it. */
    Set<String> expectedWithheld() {
        Matcher list = Pattern.compile("withheld:\\s*(.*)\\)").matcher(cell("expected decision"));
        return new TreeSet<>(list.find() ? CaseGrammar.splitOutsideBrackets(list.group(1)) : List.of());
    }

    String expectedReason() {
        return cell("reason").replaceAll(":.*", "").strip();
    }

    List<Map.Entry<String, Item>> items() {
        return CaseGrammar.items(cell("category"));
    }

    Request request() {
        String[] recipient = cell("recipient").split("\\s+", 2);
        String act = recipient.length > 1 ? recipient[1].replaceFirst("^[a-z-]+=", "") : null;
        return new Request(
                patient(),
                recipient[0],
                cell("purpose"),
                items().stream().map(Map.Entry::getValue).toList(),
                at(),
                act,
                emergency());
    }

    List<ConsentDirective> onFile() {
        Map<String, Period> periods = new java.util.HashMap<>();
        CaseGrammar.byConsent(cell("period")).forEach((id, written) -> periods.put(id, CaseGrammar.period(written)));
        Map<String, Provision> rules = CaseGrammar.rules(cell("rule nesting summary"));
        List<ConsentDirective> onFile = new ArrayList<>();
        CaseGrammar.byConsent(cell("consent status")).forEach((id, state) -> {
            Provision root = rules.get(id);
            Period period = periods.get(id);
            Period own = root.when().period();
            Period both = period == null ? own : own == null ? period : period.intersect(own);
            String[] words = state.replace("!untrusted", "").split("@");
            onFile.add(new ConsentDirective(
                    id,
                    "1",
                    PATIENT,
                    ConsentDirective.Status.of(words[0].strip()),
                    !state.contains("!untrusted"),
                    words.length > 1 ? Period.of(words[1].strip()).start() : null,
                    grantor(),
                    new Provision(root.type(), root.when().period(both), root.nested())));
        });
        return onFile;
    }

    private Instant at() {
        return OffsetDateTime.parse(cell("date")).toInstant();
    }

    private Patient patient() {
        Matcher minor = MINOR.matcher(person());
        LocalDate today = Almaty.wallClock(at()).toLocalDate();
        int years = minor.find() ? Integer.parseInt(minor.group(1)) : person().startsWith("turned18") ? 18 : 30;
        return new Patient(
                Set.of(PATIENT),
                today.minusYears(years),
                years < 18,
                person().contains("incapacitated") ? Patient.AdultVoice.OTHERS : Patient.AdultVoice.OWN);
    }

    private Grantor grantor() {
        String word = person();
        Assent assent = Assent.MISSING;
        for (Assent each : Assent.values()) {
            assent = word.contains("assent="
                            + each.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                    ? each
                    : assent;
        }
        if (!word.contains("guardian") && !word.contains("parent")) {
            return Grantor.self();
        }
        boolean conflict = Pattern.compile("objects|conflict").matcher(word).find();
        boolean reaffirmed = word.contains("reaffirmed");
        return new Grantor(Capacity.GUARDIAN, proof(word), null, conflict, assent, reaffirmed);
    }

    private static Proof proof(String word) {
        if (word.contains("guardian=")) {
            String state = word.replaceFirst(".*guardian=", "")
                    .replaceFirst("[;,].*", "")
                    .strip();
            return switch (state) {
                case "valid" -> Proof.PROVEN;
                case "suspected", "suspect" -> Proof.SUSPECTED;
                case "expired" -> Proof.EXPIRED;
                default -> Proof.MISSING;
            };
        }
        return Proof.PROVEN;
    }

    private @Nullable EmergencyClaim emergency() {
        String word = cell("emergency");
        if (!word.startsWith("BTG")) {
            return null;
        }
        List<String> parts = List.of(word.replaceFirst("BTG:?", "").split(";"));
        Matcher after = AFTER.matcher(word);
        Duration elapsed = Duration.ZERO;
        if (after.find()) {
            long count = Long.parseLong(after.group(1));
            elapsed = after.group(2).equals("h") ? Duration.ofHours(count) : Duration.ofMinutes(count);
        }
        boolean second = parts.stream().anyMatch(part -> part.strip().matches("second.*|two.*|2.*|clinician2"));
        return new EmergencyClaim(
                parts.get(0).strip(),
                parts.stream().anyMatch(part -> part.strip().matches("reason.*")),
                at().minus(elapsed),
                second);
    }

    private String person() {
        return cell("minor/guardian");
    }

    private String cell(String column) {
        return cells.getOrDefault(column, "").strip();
    }
}
