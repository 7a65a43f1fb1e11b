package kz.daneker.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A receipt as JSON: AS4's non-repudiation information ({@code nri}) in JOSE clothes. */
final class ReceiptJson {
    private static final String JWT = "#jwt";
    private static final String DISCLOSURE = "#disclosure";
    private static final String SHA_256 = "sha-256";

    private ReceiptJson() {}

    static ObjectNode write(Receipt receipt) {
        ObjectNode json = StrictJson.object()
                .put("iss", receipt.issuer())
                .put("aud", receipt.audience())
                .put("iat", receipt.issuedAt().getEpochSecond())
                .put("jti", receipt.id());
        if (receipt.refersTo() != null) {
            json.put("refToMessageId", receipt.refersTo());
        }
        ArrayNode nri = json.putArray("nri").add(reference(JWT, receipt.message()));
        receipt.disclosures().forEach(digest -> nri.add(reference(DISCLOSURE, digest)));
        json.put("outcome", receipt.outcome().wire());
        if (receipt.code() != null) {
            json.put("code", receipt.code());
        }
        if (receipt.path() != null) {
            json.put("path", receipt.path());
        }
        putAll(json.putArray("forwarded"), receipt.forwarded().stream().map(Digest::value));
        json.put("withheld", receipt.withheld());
        if (receipt.decision() != null) {
            json.set("decision", write(receipt.decision()));
        }
        if (receipt.logIndex() != null) {
            json.put("tlog", receipt.logIndex().longValue());
        }
        return json;
    }

    static Receipt read(Claims claims) {
        List<Claims> nri = claims.objects("nri");
        if (nri.isEmpty()) {
            throw new Refusal(RefusalCode.RECEIPT_INVALID);
        }
        List<Digest> disclosures = new ArrayList<>();
        nri.subList(1, nri.size()).forEach(reference -> disclosures.add(digest(reference, DISCLOSURE)));
        return new Receipt(
                claims.text("iss"),
                claims.text("aud"),
                claims.instant("iat"),
                claims.text("jti"),
                claims.optionalText("refToMessageId").orElse(null),
                digest(nri.get(0), JWT),
                disclosures,
                Outcome.read(claims.text("outcome")),
                claims.optionalText("code").orElse(null),
                claims.optionalText("path").orElse(null),
                claims.digests("forwarded"),
                claims.count("withheld"),
                claims.optionalObject("decision").map(ReceiptJson::readDecision).orElse(null),
                claims.optionalIndex("tlog").orElse(null));
    }

    private static ObjectNode reference(String uri, Digest digest) {
        return StrictJson.object().put("uri", uri).put("alg", SHA_256).put("digest", digest.value());
    }

    private static Digest digest(Claims reference, String uri) {
        if (!reference.text("uri").equals(uri) || !reference.text("alg").equals(SHA_256)) {
            throw new Refusal(RefusalCode.RECEIPT_INVALID);
        }
        return new Digest(reference.text("digest"));
    }

    private static ObjectNode write(ReceiptDecision decision) {
        ObjectNode json = StrictJson.object();
        putAll(json.putArray("forwardedCategories"), decision.forwardedCategories().stream());
        ObjectNode withheld = json.putObject("withheld");
        decision.withheld().forEach(withheld::put);
        putAll(json.putArray("warnings"), decision.warnings().stream());
        return json;
    }

    private static ReceiptDecision readDecision(Claims claims) {
        Claims reasons = claims.object("withheld");
        Map<String, String> withheld = new TreeMap<>();
        reasons.names().forEach(category -> withheld.put(category, reasons.text(category)));
        return new ReceiptDecision(claims.texts("forwardedCategories"), withheld, claims.texts("warnings"));
    }

    private static void putAll(ArrayNode array, Stream<String> texts) {
        texts.forEach(array::add);
    }
}
