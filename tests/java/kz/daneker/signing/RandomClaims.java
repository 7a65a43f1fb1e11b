package kz.daneker.signing;

import java.util.List;
import java.util.Random;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Claims of any shape, and a plan of any kind, from one seed. */
final class RandomClaims {
    private static final List<String> NAMES =
            List.of("a", "b", "аты", "with/slash", "with~tilde", "", "0", "exp", "name with space", "\"quoted\"", "😀");

    private final Random random;

    RandomClaims(long seed) {
        this.random = new Random(seed);
    }

    ObjectNode claims() {
        return object(0);
    }

    /** Hides about half of everything, the same half however often it is asked. */
    DisclosurePlan plan() {
        return plan(false);
    }

    /** @param blurred whether arrays show decoys as well; positions then are the token's own */
    DisclosurePlan plan(boolean blurred) {
        int salt = random.nextInt();
        return new DisclosurePlan() {
            @Override
            public boolean hides(String pointer, boolean element) {
                return Integer.bitCount(pointer.hashCode() * 31 ^ salt) % 2 == 0;
            }

            @Override
            public int digests(String pointer, int hidden) {
                return DisclosurePlan.toEight(hidden);
            }

            @Override
            public int elements(String pointer, int hidden) {
                return blurred ? DisclosurePlan.toEight(hidden) : hidden;
            }
        };
    }

    /** True once in so many. */
    boolean coin(int sides) {
        return random.nextInt(sides) == 0;
    }

    private JsonNode value(int depth) {
        int kind = random.nextInt(depth > 5 ? 6 : 9);
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (kind) {
            case 0 -> nodes.numberNode(random.nextInt());
            case 1 -> nodes.stringNode("text " + random.nextInt(5) + " ә\u0000\n\"~");
            case 2 -> nodes.booleanNode(random.nextBoolean());
            case 3 -> nodes.nullNode();
            case 4 -> nodes.objectNode();
            case 5 -> nodes.arrayNode();
            case 6, 7 -> object(depth + 1);
            default -> array(depth + 1);
        };
    }

    private ObjectNode object(int depth) {
        ObjectNode object = StrictJson.object();
        int size = random.nextInt(NAMES.size());
        for (int i = 0; i < size; i++) {
            object.set(NAMES.get(random.nextInt(NAMES.size())), value(depth));
        }
        return object;
    }

    private ArrayNode array(int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            array.add(value(depth));
        }
        return array;
    }
}
