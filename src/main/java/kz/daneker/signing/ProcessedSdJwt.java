package kz.daneker.signing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** A token put together again: its claims, and which disclosure each came from. */
public final class ProcessedSdJwt {
    private final ObjectNode claims;
    private final List<Placement> placements;

    ProcessedSdJwt(ObjectNode claims, List<Placement> placements) {
        this.claims = claims;
        this.placements = placements;
    }

    /** All that is visible or disclosed, {@code _sd}, {@code ...} and {@code _sd_alg} removed; a tree of its own. */
    public ObjectNode claims() {
        return claims;
    }

    /** RFC 6901 pointers of the disclosures, parents first, array positions as the issuer counted them. */
    public List<String> disclosedPointers() {
        return placements.stream().map(Placement::pointer).toList();
    }

    /**
     * The disclosures left when only some may be shown. What lies inside a dropped disclosure is dropped with it, for a
     * verifier refuses what it cannot place.
     */
    List<String> keep(List<String> inOrder, Predicate<String> allowed) {
        Set<String> kept = new HashSet<>();
        List<Boolean> stays = new ArrayList<>(placements.size());
        for (Placement placement : placements) {
            boolean parentStays = placement.parent() < 0 || stays.get(placement.parent());
            boolean here = parentStays && allowed.test(placement.pointer());
            stays.add(here);
            if (here) {
                kept.add(placement.encoded());
            }
        }
        return inOrder.stream().filter(kept::contains).toList();
    }
}
