package kz.daneker.fhirapi;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import kz.daneker.delivery.TaskDesk;
import kz.daneker.fhir.TaskStanding;
import kz.daneker.fhir.TaskView;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /fhir/Task?…}: the caller's own referrals and deliveries in the order they last moved. A page tells whether there is another, never how many there are.
 */
public final class TaskSearch implements IResourceProvider {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final TaskDesk desk;

    TaskSearch(TaskDesk desk) {
        this.desk = desk;
    }

    @Override
    public Class<Task> getResourceType() {
        return Task.class;
    }

    /**
     * Searches.
     *
     * @param code {@code fulfill} is the one code a Task here has
     * @param since only what moved later; a reader that keeps the time of its last look misses nothing
     * @param page from a {@code next} link
     */
    @Search
    public Bundle search(
            @OptionalParam(name = Task.SP_STATUS) @Nullable TokenOrListParam status,
            @OptionalParam(name = Task.SP_CODE) @Nullable TokenOrListParam code,
            @OptionalParam(name = Task.SP_AUTHORED_ON) @Nullable DateRangeParam authoredOn,
            @OptionalParam(name = "_lastUpdated") @Nullable DateRangeParam lastUpdated,
            @OptionalParam(name = "_since") @Nullable DateParam since,
            @OptionalParam(name = "_page") @Nullable StringParam page,
            @Count @Nullable Integer count,
            HttpServletRequest request) {
        TaskFilter filter = new TaskFilter(status, code, authoredOn, lastUpdated);
        PageMark from = page == null ? PageMark.since(since) : PageMark.read(page.getValue());
        Bundle found = page(request, from, count, filter);
        found.setType(Bundle.BundleType.SEARCHSET);
        found.getEntry().forEach(entry -> entry.getSearch().setMode(Bundle.SearchEntryMode.MATCH));
        return found;
    }

    private Bundle page(
            HttpServletRequest request, PageMark from, @Nullable Integer count, Predicate<TaskStanding> wanted) {
        int atMost = count == null || count < 1 ? USUAL : Math.min(count, MOST);
        TaskDesk.Page page = desk.list(Callers.of(request), from.part(), atMost, wanted);
        Bundle bundle = new Bundle();
        page.standings()
                .forEach(standing -> bundle.addEntry()
                        .setFullUrl(Links.base(request) + "/Task/" + standing.id())
                        .setResource(TaskView.of(standing)));
        bundle.addLink().setRelation("self").setUrl(Links.self(request));
        if (page.last() != null) {
            bundle.addLink()
                    .setRelation("next")
                    .setUrl(Links.next(request, PageMark.of(page.last()).toString()));
        }
        return bundle;
    }
}
