package kz.daneker.cli;

import java.util.TreeMap;
import java.util.TreeSet;
import kz.daneker.demo.Story;
import kz.daneker.demo.Told;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The demonstration's end for machines. */
final class DemoJson {
    private DemoJson() {}

    static ObjectNode of(Story.Ended ended) {
        ObjectNode json = StrictJson.object().put("holds", true);
        ArrayNode scenes = json.putArray("scenes");
        for (Told told : ended.scenes()) {
            ObjectNode scene = scenes.addObject()
                    .put("scene", told.scene())
                    .put("sender", told.sender())
                    .put("recipient", told.recipient())
                    .put("outcome", told.outcome());
            new TreeSet<>(told.forwarded()).forEach(scene.putArray("forwardedCategories")::add);
            new TreeMap<>(told.withheld()).forEach(scene.putObject("withheld")::put);
        }
        json.putObject("log")
                .put("records", ended.log().records())
                .put("head", ended.log().head());
        return json;
    }
}
