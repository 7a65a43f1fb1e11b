package kz.daneker.provision;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request with everything that is the same for each of its items looked up once.
 *
 * @param recipients the recipient and every whole it is part of
 * @param kinds of these; empty where nobody knows
 * @param purposes the purpose and every broader one
 */
record Asked(Request request, Set<String> recipients, Set<String> kinds, Set<String> purposes) {
    static Asked of(Request request, ConsentRules rules, Actors actors) {
        Set<String> recipients = actors.selfAndWholes(request.recipient());
        Set<String> kinds = new HashSet<>();
        for (String each : recipients) {
            String kind = actors.kind(each);
            if (kind != null) {
                kinds.add(kind);
            }
        }
        return new Asked(request, recipients, kinds, rules.purposes().selfAndBroader(request.purpose()));
    }

    /**
     * An item with its labels, and its author's wholes.
     *
     * @param authors null where nobody knows the author
     */
    record Part(Item item, Labels labels, @Nullable Set<String> authors) {
        static Part of(Item item, ConsentRules rules, Actors actors) {
            String author = item.author();
            return new Part(item, rules.labelsOf(item), author == null ? null : actors.selfAndWholes(author));
        }
    }
}
