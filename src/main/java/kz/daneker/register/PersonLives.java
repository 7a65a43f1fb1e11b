package kz.daneker.register;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.daneker.consent.PersonLife;
import kz.daneker.ledger.KnownPerson;
import kz.daneker.ledger.PersonEventVault;
import kz.daneker.ledger.PersonKey;
import kz.daneker.ledger.StoredPersonEvent;
import kz.daneker.referral.PersonEvent;
import kz.daneker.referral.StrictJson;
import kz.daneker.rules.RulesInForce;

/** Opens what happened to a person, under whichever of their records it was said. */
final class PersonLives {
    private final PersonEventVault vault;
    private final RulesInForce rules;

    PersonLives(PersonEventVault vault, RulesInForce rules) {
        this.vault = vault;
        this.rules = rules;
    }

    /** The person under every record of theirs. */
    KnownPerson known(Connection connection, Set<PersonKey> person) throws SQLException {
        return vault.events().known(connection, person);
    }

    PersonLife life(Connection connection, KnownPerson person, Instant now) throws SQLException {
        List<PersonEvent> standing = new ArrayList<>();
        for (StoredPersonEvent event : person.events().values()) {
            if (event.standing()) {
                standing.add(opened(connection, event));
            }
        }
        return PersonLife.of(standing, now);
    }

    /** Which events stand; another set means that decisions made before are to be made anew. */
    static Set<UUID> standing(KnownPerson person) {
        return person.events().values().stream()
                .filter(StoredPersonEvent::standing)
                .map(StoredPersonEvent::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private PersonEvent opened(Connection connection, StoredPersonEvent event) throws SQLException {
        String json = vault.content(connection, event.id())
                .orElseThrow(() -> new IllegalStateException("an event that stands must have its key and content"));
        return rules.at(event.receivedAt())
                .events()
                .read(StrictJson.readObject(json.getBytes(StandardCharsets.UTF_8)), event.receivedAt());
    }
}
