package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.time.Instant;
import java.util.Date;
import java.util.function.Predicate;
import kz.daneker.fhir.TaskStanding;
import kz.daneker.fhir.TaskStatusMap;
import org.jspecify.annotations.Nullable;

/** Which Tasks a search wants; what it does not say is any. */
record TaskFilter(
        @Nullable TokenOrListParam status,
        @Nullable TokenOrListParam code,
        @Nullable DateRangeParam authoredOn,
        @Nullable DateRangeParam lastUpdated)
        implements Predicate<TaskStanding> {
    private static final String ONLY_CODE = "fulfill";

    @Override
    public boolean test(TaskStanding standing) {
        return names(status, TaskStatusMap.of(standing.course().state()).status())
                && names(code, ONLY_CODE)
                && holds(authoredOn, standing.authored())
                && holds(lastUpdated, standing.modified());
    }

    private static boolean names(@Nullable TokenOrListParam wanted, String value) {
        return wanted == null
                || wanted.getValuesAsQueryTokens().stream().anyMatch(token -> value.equals(token.getValue()));
    }

    /** HAPI has turned prefixes and partial dates into the two ends. */
    private static boolean holds(@Nullable DateRangeParam range, Instant moment) {
        if (range == null) {
            return true;
        }
        Date from = range.getLowerBoundAsInstant();
        Date to = range.getUpperBoundAsInstant();
        return (from == null || !moment.isBefore(from.toInstant())) && (to == null || !moment.isAfter(to.toInstant()));
    }
}
