package kz.daneker.breakglass;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people who sent and approved, by the names their agencies know them by: none of them may review.
 *
 * @param people folded, so that writing one name twice in different ways makes no second person
 */
record TookPart(Set<String> people) {
    TookPart {
        people = Set.copyOf(people);
    }

    static String folded(String userRef) {
        return userRef.strip().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #json} wrote. */
    static TookPart read(String json) {
        Set<String> people = new TreeSet<>();
        StrictJson.readObject(json.getBytes(StandardCharsets.UTF_8))
                .path("people")
                .forEach(person -> people.add(person.stringValue()));
        return new TookPart(people);
    }

    String json() {
        ObjectNode json = StrictJson.object();
        new TreeSet<>(people).forEach(json.putArray("people")::add);
        return json.toString();
    }

    boolean includes(String userRef) {
        return people.contains(folded(userRef));
    }
}
