package kz.daneker.provision;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who belongs to whom: an organisation covers its departments and staff, never the other way round. */
public interface Actors {
    /**
     * The actor itself and everything it is part of: its department, organisation, groups. An actor nobody knows is only
     * itself.
     */
    Set<String> selfAndWholes(String actor);

    /** Kind of organisation, upper case, e.g. {@code CLINIC}; null where nobody knows. Asked for one actor alone. */
    @Nullable
    String kind(String actor);
}
