package kz.daneker.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A person with all records that agencies said are of that person.
 *
 * @param records what each record is recognised by; the one asked for comes first
 * @param events what happened to any of them, by the gateway's own name, also what was taken back since
 */
public record KnownPerson(List<Set<PersonKey>> records, Map<UUID, StoredPersonEvent> events) {
    public KnownPerson {
        records = records.stream().map(Set::copyOf).toList();
        events = Map.copyOf(events);
    }
}
