package kz.daneker.agency;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The dated register of regions, {@code config/regions.yaml}: a code is judged at a day, never by today's map. */
public final class Regions {
    private final Map<String, Region> byCode = new LinkedHashMap<>();

    Regions(List<Region> regions) {
        for (Region region : regions) {
            if (byCode.put(region.code(), region) != null) {
                throw new IllegalStateException("region codes must be unique, found " + region.code() + " twice");
            }
        }
        for (Region region : regions) {
            for (String predecessor : region.predecessors()) {
                if (!byCode.containsKey(predecessor)) {
                    throw new IllegalStateException("a predecessor must be listed itself, found " + predecessor
                            + " under " + region.code() + ": add it or correct it");
                }
            }
        }
    }

    /**
     * Reads the register.
     *
     * @throws IllegalStateException if the file is missing or breaks a rule: what must hold, what was found
     */
    public static Regions load(Path yaml) {
        RegisterFile file = RegisterFile.read(yaml);
        return file.checked(() -> new Regions(
                file.entries("regions").stream().map(Regions::region).toList()));
    }

    /**
     * The region with this code.
     *
     * @throws Refusal {@code REGION_UNKNOWN} at {@code path} if the code was not in use on that day
     */
    public Region require(String code, LocalDate day, String path) {
        Region region = byCode.get(code);
        if (region == null || !region.inUseOn(day)) {
            throw new Refusal(RefusalCode.REGION_UNKNOWN, path);
        }
        return region;
    }

    /** Whether the code was ever in use. */
    boolean knows(String code) {
        return byCode.containsKey(code);
    }

    public Collection<Region> all() {
        return List.copyOf(byCode.values());
    }

    private static Region region(RegisterEntry entry) {
        return new Region(
                entry.text("code"),
                entry.localized(""),
                day(entry.node("validFrom")),
                day(entry.node("validTo")),
                entry.words("predecessors"));
    }

    private static @Nullable LocalDate day(@Nullable JsonNode node) {
        return node == null ? null : LocalDate.parse(node.asString());
    }
}
