package kz.daneker.journey;

import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A child nobody else's test is about, so that one test's consents say nothing about another's referrals. */
public record Person(String family) {
    /** A name of Cyrillic letters, different each time. */
    public static Person invented() {
        StringBuilder letters = new StringBuilder("Ж");
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(12)
                .forEach(digit -> letters.append((char) ('а' + Character.digit(digit, 16))));
        return new Person(letters.toString());
    }

    /** The same referral about this child, who has no IIN. */
    public ObjectNode in(ObjectNode referral) {
        ObjectNode mine = referral.deepCopy();
        ObjectNode subject = (ObjectNode) mine.path("subject");
        subject.remove("iin");
        subject.remove("nameLatin");
        ((ObjectNode) subject.path("name")).put("family", family);
        JsonNode data = mine.path("data");
        if (data.path("ID_NAME") instanceof ObjectNode name) {
            name.put("family", family);
        }
        if (data instanceof ObjectNode categories) {
            categories.remove("ID_NATIONAL");
        }
        return mine;
    }
}
