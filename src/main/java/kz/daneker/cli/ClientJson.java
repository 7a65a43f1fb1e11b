package kz.daneker.cli;

import java.util.List;
import kz.daneker.client.AcceptedByGateway;
import kz.daneker.client.GatewayAnswer;
import kz.daneker.client.LoggedWord;
import kz.daneker.client.ReceivedReferral;
import kz.daneker.client.RefusedByGateway;
import kz.daneker.client.SignedReferral;
import kz.daneker.client.Standing;
import kz.daneker.client.WaitingDelivery;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.ReceiptDecision;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the verbs of an agency say to machines: one object a line. */
final class ClientJson {
    private ClientJson() {}

    static ObjectNode sent(SignedReferral referral, GatewayAnswer answer) {
        ObjectNode json = StrictJson.object().put("id", referral.id().toString());
        if (answer instanceof AcceptedByGateway accepted) {
            json.put("state", accepted.state().name());
            ReceiptDecision decision = accepted.receipt().receipt().decision();
            if (decision != null) {
                ArrayNode forwarded = json.putArray("forwardedCategories");
                decision.forwardedCategories().forEach(forwarded::add);
                ObjectNode withheld = json.putObject("withheld");
                decision.withheld().forEach(withheld::put);
                ArrayNode warnings = json.putArray("warnings");
                decision.warnings().forEach(warnings::add);
            }
            json.put("receipt", accepted.receipt().jws().compact());
        } else if (answer instanceof RefusedByGateway refused) {
            json.put("http", refused.status())
                    .put("code", refused.code())
                    .put("path", refused.pointer())
                    .put("text", refused.text());
            refused.signed()
                    .ifPresent(receipt -> json.put("receipt", receipt.jws().compact()));
        }
        return json;
    }

    static ObjectNode inbox(List<WaitingDelivery> waiting) {
        ObjectNode json = StrictJson.object();
        ArrayNode deliveries = json.putArray("deliveries");
        waiting.forEach(one -> deliveries
                .addObject()
                .put("id", one.id().toString())
                .put("receivedOn", one.receivedOn().toString())
                .put("expiresOn", one.expiresOn().toString()));
        return json;
    }

    static ObjectNode received(ReceivedReferral received) {
        ObjectNode json = StrictJson.object()
                .put("id", received.delivery().toString())
                .put("neutralSender", received.sender().neutral());
        json.putObject("from")
                .put("kk", received.sender().name().kk())
                .put("ru", received.sender().name().ru())
                .put("en", received.sender().name().en());
        json.set("referral", received.referral());
        json.set("fhir", received.fhir());
        received.plain().ifPresent(plain -> json.set("plain", plain));
        return json.put("token", received.token().token().serialize());
    }

    /** @param logged how the audit log stands to each word; empty where it was not asked */
    static ObjectNode standing(Standing standing, List<LoggedWord> logged) {
        ObjectNode json = standing(standing);
        logged.forEach(word -> {
            ObjectNode found = json.withArray("log")
                    .addObject()
                    .put("word", word.word())
                    .put("found", word.found().name());
            word.proof().ifPresent(proof -> found.put("record", proof.index()));
        });
        return json;
    }

    static ObjectNode standing(Standing standing) {
        ObjectNode json = StrictJson.object()
                .put("id", standing.id().toString())
                .put("state", standing.state().name())
                .put("stateAt", standing.stateAt().toString());
        ArrayNode words = json.putArray("words");
        standing.words().forEach(word -> {
            ObjectNode said = words.addObject()
                    .put("from", word.from().value())
                    .put("word", word.word().name())
                    .put("at", word.at().toString());
            word.because().ifPresent(code -> said.put("reason", code));
            said.put("jws", word.jws());
        });
        json.put("cancelAsked", standing.cancelAsked());
        standing.came().ifPresent(came -> json.put("attendance", came.code()));
        ArrayNode answers = json.putArray("answers");
        standing.answers().forEach(answer -> answers.add(answer.toString()));
        json.set("recalls", RecallJson.recalled(standing.recalls()));
        return json;
    }
}
