package kz.daneker.breakglass;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import kz.daneker.agency.AgencyId;
import kz.daneker.signing.BreakGlassApproval;

/** An emergency two signed approvals vouch for; only {@link BreakGlassDoor#check} makes one. */
public final class ApprovedEmergency {
    private final List<Backing> backings;
    private final List<String> categories;
    private final TookPart people;

    /** One approval on file, read and its signature verified. */
    record Backing(StoredApproval row, BreakGlassApproval approval) {}

    /** @param categories what is opened, sorted */
    ApprovedEmergency(List<Backing> backings, List<String> categories, TookPart people) {
        this.backings = List.copyOf(backings);
        this.categories = List.copyOf(categories);
        this.people = people;
    }

    /** When the first of the approvals ends. */
    public Instant until() {
        return backings.stream()
                .map(backing -> backing.approval().expiresAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    List<StoredApproval> approvals() {
        return backings.stream().map(Backing::row).toList();
    }

    /** Sorted. */
    List<AgencyId> approvers() {
        return approvals().stream()
                .map(row -> row.name().agency())
                .distinct()
                .sorted(Comparator.comparing(AgencyId::value))
                .toList();
    }

    List<String> categories() {
        return categories;
    }

    TookPart people() {
        return people;
    }

    /** The approvers' agencies in one line, e.g. {@code centre-75, clinic-75-003}. */
    String named() {
        return approvers().stream().map(AgencyId::value).collect(Collectors.joining(", "));
    }
}
