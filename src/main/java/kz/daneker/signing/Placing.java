package kz.daneker.signing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One walk through one token, RFC 9901 §7.1 step 3.
 *
 * <p>Depth is counted across disclosures, and a digest met twice ends the walk: neither a chain of 1,000 disclosures nor
 * one that doubles at every level can cost more than the token is long.
 */
final class Placing {
    private static final int NOWHERE = -1;

    private final Map<Digest, String> waiting;
    private final SdJwtProfile profile;
    private final Set<Digest> seen = new HashSet<>();
    private final Set<String> salts = new HashSet<>();
    private final List<Placement> placements = new ArrayList<>();

    Placing(Map<Digest, String> waiting, SdJwtProfile profile) {
        this.waiting = waiting;
        this.profile = profile;
    }

    ObjectNode root(ObjectNode payload) {
        ObjectNode visible = payload.objectNode();
        payload.properties().forEach(member -> {
            if (!member.getKey().equals(Reserved.ALGORITHM)) {
                visible.set(member.getKey(), member.getValue());
            }
        });
        return object(visible, "", NOWHERE, 1);
    }

    void requireAllPlaced() {
        if (!waiting.isEmpty()) {
            throw new Refusal(RefusalCode.SIGNATURE_INVALID);
        }
    }

    List<Placement> placements() {
        return List.copyOf(placements);
    }

    private JsonNode value(JsonNode value, String pointer, int parent, int depth) {
        if (value instanceof ObjectNode object) {
            return object(object, pointer, parent, depth);
        }
        if (value instanceof ArrayNode array) {
            return array(array, pointer, parent, depth);
        }
        return value;
    }

    private ObjectNode object(ObjectNode object, String pointer, int parent, int depth) {
        requireDepth(depth);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> {
            String name = member.getKey();
            if (!name.equals(Reserved.DIGESTS)) {
                if (Reserved.isReserved(name)) {
                    throw malformed();
                }
                result.set(name, value(member.getValue(), Pointers.child(pointer, name), parent, depth + 1));
            }
        });
        JsonNode digests = object.get(Reserved.DIGESTS);
        if (digests != null) {
            disclosedMembers(digests, result, pointer, parent, depth);
        }
        return result;
    }

    private void disclosedMembers(JsonNode digests, ObjectNode result, String pointer, int parent, int depth) {
        if (!(digests instanceof ArrayNode array)) {
            throw malformed();
        }
        for (JsonNode digest : array) {
            Disclosure disclosure = take(digest);
            if (disclosure == null) {
                continue; // a decoy, or withheld: nobody can tell
            }
            String name = disclosure.name();
            if (name == null || result.has(name)) {
                throw malformed();
            }
            String at = Pointers.child(pointer, name);
            int here = place(disclosure, at, parent);
            result.set(name, value(disclosure.value(), at, here, depth + 1));
        }
    }

    private ArrayNode array(ArrayNode array, String pointer, int parent, int depth) {
        requireDepth(depth);
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < array.size(); i++) {
            String at = pointer + "/" + i;
            JsonNode element = array.get(i);
            if (element.isObject() && element.has(Reserved.ELEMENT)) {
                disclosedElement(element, result, at, parent, depth);
            } else {
                result.add(value(element, at, parent, depth + 1));
            }
        }
        return result;
    }

    private void disclosedElement(JsonNode element, ArrayNode result, String at, int parent, int depth) {
        if (element.size() != 1) {
            throw malformed();
        }
        Disclosure disclosure = take(element.get(Reserved.ELEMENT));
        if (disclosure == null) {
            return;
        }
        if (disclosure.name() != null) {
            throw malformed();
        }
        int here = place(disclosure, at, parent);
        result.add(value(disclosure.value(), at, here, depth + 1));
    }

    private @Nullable Disclosure take(JsonNode digest) {
        if (!digest.isString()) {
            throw malformed();
        }
        Digest expected = new Digest(digest.stringValue());
        if (!seen.add(expected)) {
            throw malformed();
        }
        String encoded = waiting.remove(expected);
        return encoded == null ? null : read(encoded, expected);
    }

    private Disclosure read(String encoded, Digest digest) {
        Disclosure disclosure = Disclosure.read(encoded, digest);
        boolean saltSeen = !salts.add(disclosure.salt()) && profile.uniqueSalts();
        if (saltSeen || disclosure.salt().length() < profile.minSaltLength()) {
            throw malformed();
        }
        return disclosure;
    }

    private int place(Disclosure disclosure, String pointer, int parent) {
        if (profile.neverHidden().contains(pointer)) {
            throw malformed();
        }
        placements.add(new Placement(disclosure.encoded(), pointer, parent));
        return placements.size() - 1;
    }

    private static void requireDepth(int depth) {
        if (depth > StrictJson.MAX_DEPTH) {
            throw new Refusal(RefusalCode.JSON_TOO_DEEP);
        }
    }

    private static Refusal malformed() {
        return new Refusal(RefusalCode.ENVELOPE_MALFORMED);
    }
}
