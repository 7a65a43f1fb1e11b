package kz.daneker.accessreport;

import kz.daneker.paper.PersonReport;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report for machines. */
public final class AccessReportJson {
    private AccessReportJson() {}

    /** The same as the printed report says, without its words. */
    public static ObjectNode of(PersonReport report) {
        ObjectNode json = StrictJson.object()
                .put("reader", report.reader().name())
                .put("request", report.request())
                .put("madeAt", report.madeAt().toString());
        ArrayNode referrals = json.putArray("referrals");
        report.referrals().forEach(passed -> passed(referrals.addObject(), passed));
        return json;
    }

    private static void passed(ObjectNode json, PersonReport.Passed passed) {
        json.put("ref", passed.ref());
        passed.from().ifPresent(from -> json.put("from", from.value()));
        passed.purpose().ifPresent(purpose -> json.put("purpose", purpose.name()));
        ArrayNode categories = json.putArray("categories");
        passed.categories().forEach(each -> {
            ObjectNode category =
                    categories.addObject().put("category", each.category().name());
            each.consent().ifPresent(id -> category.put("consent", id));
        });
        ArrayNode sights = json.putArray("sights");
        passed.sights().forEach(each -> {
            ObjectNode sight = sights.addObject()
                    .put("at", each.at().toString())
                    .put("kind", each.kind().name());
            each.by().ifPresent(agency -> sight.put("by", agency.value()));
        });
    }
}
