package kz.daneker.audit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a policy line by line; a line may only name what lines before it defined. */
final class WitnessPolicyReader {
    private static final Pattern WHITE_SPACE = Pattern.compile("[ \\t]+");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final String NONE = "none";

    private final List<WitnessPolicy.Log> logs = new ArrayList<>();
    private final Map<String, WitnessPolicy.Witness> witnesses = new LinkedHashMap<>();
    private final Map<String, WitnessPolicy.Quorum> named = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private WitnessPolicy.@Nullable Quorum quorum;
    private int line;

    WitnessPolicy read(String text) {
        if (text.chars().anyMatch(c -> (c < ' ' && c != '\t' && c != '\n') || c == 0x7F)) {
            throw new TrailFault("a witness policy must have no control characters but tabs and newlines, found one");
        }
        for (String each : text.split("\n", -1)) {
            line++;
            String stripped = WHITE_SPACE.matcher(each).replaceAll(" ").strip();
            if (!stripped.isEmpty() && stripped.charAt(0) != '#') {
                take(List.of(stripped.split(" ")));
            }
        }
        if (quorum == null) {
            throw new TrailFault("a witness policy must have a quorum line, found none");
        }
        return new WitnessPolicy(logs, new LinkedHashMap<>(witnesses), quorum);
    }

    private void take(List<String> words) {
        switch (words.get(0)) {
            case "log" -> log(words);
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default -> throw wrong("must begin with log, witness, group or quorum");
        }
    }

    private void log(List<String> words) {
        require(words.size() == 2 || words.size() == 3, "must be: log <vkey> [<url>]");
        NoteVerifier key = NoteVerifier.parse(words.get(1));
        require(logs.stream().noneMatch(log -> log.verifier().hasKeyOf(key)), "must name a log's key only once");
        logs.add(new WitnessPolicy.Log(key, url(words, 2)));
    }

    private void witness(List<String> words) {
        require(words.size() == 3 || words.size() == 4, "must be: witness <name> <vkey> [<url>]");
        CosignatureVerifier key = CosignatureVerifier.parse(words.get(2));
        require(
                witnesses.values().stream()
                        .noneMatch(witness -> witness.verifier().hasKeyOf(key)),
                "must name a witness's key only once");
        WitnessPolicy.Witness witness = new WitnessPolicy.Witness(words.get(1), key, url(words, 3));
        name(words.get(1), new WitnessPolicy.Quorum.One(witness));
        witnesses.put(witness.name(), witness);
    }

    private void group(List<String> words) {
        require(words.size() >= 4, "must be: group <name> all|any|<number> <name>...");
        List<WitnessPolicy.Quorum> group = new ArrayList<>();
        for (String member : words.subList(3, words.size())) {
            require(named.containsKey(member), "must name members defined above");
            require(members.add(member), "must name a member that is in no group yet");
            group.add(named.get(member));
        }
        name(words.get(1), new WitnessPolicy.Quorum.Group(least(words.get(2), group.size()), group));
    }

    private int least(String word, int size) {
        if (word.equals("all")) {
            return size;
        }
        int least = word.equals("any") ? 1 : NUMBER.matcher(word).matches() ? Integer.parseInt(word) : 0;
        require(least >= 1 && least <= size, "must ask for at least one and at most all members");
        return least;
    }

    private void quorum(List<String> words) {
        require(words.size() == 2 && quorum == null, "must be the one line: quorum <name>");
        String name = words.get(1);
        require(name.equals(NONE) || named.containsKey(name), "must name what is defined above, or none");
        quorum = name.equals(NONE) ? new WitnessPolicy.Quorum.None() : named.get(name);
    }

    private void name(String name, WitnessPolicy.Quorum meaning) {
        require(!name.equals(NONE) && named.putIfAbsent(name, meaning) == null, "must define a name not used yet");
    }

    private Optional<URI> url(List<String> words, int at) {
        if (words.size() <= at) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(words.get(at)));
        } catch (URISyntaxException e) {
            throw wrong("must end with a URL");
        }
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw wrong(what);
        }
    }

    private TrailFault wrong(String what) {
        return new TrailFault("line " + line + " of a witness policy " + what);
    }
}
