package kz.daneker.signing;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kz.daneker.referral.StrictJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs claims so that parts of them can be left out later.
 *
 * <p>Salts are 128 bits; digests are sorted, so their order says nothing; decoys are digests of random bytes, which
 * nobody can tell from a withheld claim.
 */
public final class SdJwtIssuer {
    private static final int SALT_BYTES = 16;
    private static final int DECOY_BYTES = 32;

    private final SecureRandom random;

    public SdJwtIssuer(SecureRandom random) {
        this.random = random;
    }

    /**
     * Signs the claims as the plan lays them out.
     *
     * @param claims not changed; an object named {@code _sd}, {@code _sd_alg} or {@code ...} anywhere is the caller's bug
     * @param typ of the issuer JWT, e.g. {@code referral+sd-jwt}
     */
    public SdJwt issue(ObjectNode claims, DisclosurePlan plan, String typ, SigningKey key) {
        Hidden hidden = hide(claims, plan);
        return new SdJwt(Jws.sign(typ, hidden.payload(), key), hidden.disclosures(), null);
    }

    Hidden hide(ObjectNode claims, DisclosurePlan plan) {
        Hiding hiding = new Hiding(plan);
        ObjectNode payload = hiding.object(claims, "");
        payload.put(Reserved.ALGORITHM, "sha-256");
        return new Hidden(payload, List.copyOf(hiding.disclosures));
    }

    /** What is signed, and what is disclosed beside it. */
    record Hidden(ObjectNode payload, List<String> disclosures) {}

    private final class Hiding {
        private final DisclosurePlan plan;
        private final List<String> disclosures = new ArrayList<>();

        Hiding(DisclosurePlan plan) {
            this.plan = plan;
        }

        private JsonNode value(JsonNode value, String pointer) {
            if (value instanceof ObjectNode object) {
                return object(object, pointer);
            }
            return value instanceof ArrayNode array ? array(array, pointer) : value;
        }

        private ObjectNode object(ObjectNode object, String pointer) {
            ObjectNode result = StrictJson.object();
            Set<String> digests = new TreeSet<>();
            object.properties().forEach(member -> {
                String name = member.getKey();
                if (Reserved.isReserved(name)) {
                    throw new IllegalArgumentException("claims to be signed must not use a name reserved by SD-JWT");
                }
                String at = Pointers.child(pointer, name);
                JsonNode value = value(member.getValue(), at);
                if (plan.hides(at, false)) {
                    digests.add(disclose(name, value));
                } else {
                    result.set(name, value);
                }
            });
            addDecoys(digests, plan.digests(pointer, digests.size()));
            if (!digests.isEmpty()) {
                ArrayNode shown = result.putArray(Reserved.DIGESTS);
                digests.forEach(shown::add);
            }
            return result;
        }

        private ArrayNode array(ArrayNode array, String pointer) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            int hidden = 0;
            for (int i = 0; i < array.size(); i++) {
                String at = pointer + "/" + i;
                JsonNode value = value(array.get(i), at);
                if (plan.hides(at, true)) {
                    hidden++;
                    result.add(element(disclose(null, value)));
                } else {
                    result.add(value);
                }
            }
            scatterDecoys(result, plan.elements(pointer, hidden) - hidden);
            return result;
        }

        private ObjectNode element(String digest) {
            return StrictJson.object().put(Reserved.ELEMENT, digest);
        }

        /** Elements cannot be sorted as digests are, so decoys stand anywhere among them. */
        private void scatterDecoys(ArrayNode array, int decoys) {
            for (int i = 0; i < decoys; i++) {
                array.insert(random.nextInt(array.size() + 1), element(decoy()));
            }
        }

        private String disclose(@Nullable String name, JsonNode value) {
            Disclosure disclosure = Disclosure.make(Base64Url.encode(bytes(SALT_BYTES)), name, value);
            disclosures.add(disclosure.encoded());
            return disclosure.digest().value();
        }

        private void addDecoys(Set<String> digests, int total) {
            while (digests.size() < total) {
                digests.add(decoy());
            }
        }

        private String decoy() {
            return Digest.of(bytes(DECOY_BYTES)).value();
        }

        private byte[] bytes(int length) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        }
    }
}
