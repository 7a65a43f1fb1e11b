package kz.daneker.consent;

import java.util.Optional;
import java.util.Set;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.provision.Actors;
import org.jspecify.annotations.Nullable;

/**
 * The agency register as the consent engine asks it. An agency is no part of its operator: a consent for an NGO does not
 * open the data to each of its centres.
 */
public final class RegisterActors implements Actors {
    private final AgencyRegister register;

    public RegisterActors(AgencyRegister register) {
        this.register = register;
    }

    @Override
    public Set<String> selfAndWholes(String actor) {
        return Set.of(actor);
    }

    /** The kind as the matrix has it, e.g. {@code MH_CLINIC}. */
    @Override
    public @Nullable String kind(String actor) {
        return agency(actor).map(agency -> agency.type().name()).orElse(null);
    }

    /** An actor whose name is no agency's name is no agency. */
    private Optional<Agency> agency(String actor) {
        try {
            return register.find(new AgencyId(actor));
        } catch (IllegalArgumentException otherName) {
            return Optional.empty();
        }
    }
}
