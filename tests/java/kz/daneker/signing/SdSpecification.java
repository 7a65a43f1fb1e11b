package kz.daneker.signing;

import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kz.daneker.referral.StrictJson;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One example of the SD-JWT working group: claims in YAML, what is disclosable tagged {@code !sd} on the key or element.
 *
 * @param hidden pointers of what is tagged
 * @param shown what the holder shows, a tree of true and false beside the claims
 */
record SdSpecification(ObjectNode claims, Set<String> hidden, JsonNode shown, boolean decoys) {
    private static final Tag SD = new Tag("!sd");

    static SdSpecification read(String yaml) {
        Node root = new Yaml().compose(new StringReader(yaml));
        Set<String> hidden = new LinkedHashSet<>();
        ObjectNode claims = StrictJson.object();
        JsonNode shown = StrictJson.object();
        boolean decoys = false;
        for (NodeTuple entry : ((MappingNode) root).getValue()) {
            switch (((ScalarNode) entry.getKeyNode()).getValue()) {
                case "user_claims" -> claims = (ObjectNode) json(entry.getValueNode(), "", hidden);
                case "holder_disclosed_claims" -> shown = json(entry.getValueNode(), "", new LinkedHashSet<>());
                case "add_decoy_claims" ->
                    decoys = json(entry.getValueNode(), "", hidden).booleanValue();
                default -> {}
            }
        }
        return new SdSpecification(claims, hidden, shown, decoys);
    }

    DisclosurePlan plan() {
        return new DisclosurePlan() {
            @Override
            public boolean hides(String pointer, boolean element) {
                return hidden.contains(pointer);
            }

            @Override
            public int digests(String pointer, int count) {
                return decoys ? DisclosurePlan.toEight(count) : count;
            }

            @Override
            public int elements(String pointer, int count) {
                return count;
            }
        };
    }

    /** Whether the holder shows what is at this pointer: named itself, or holding something that is. */
    boolean shows(String pointer) {
        JsonNode node = shown;
        for (String step : List.of(pointer.substring(1).split("/"))) {
            String name = step.replace("~1", "/").replace("~0", "~");
            if (node.isBoolean()) {
                return node.booleanValue();
            }
            node = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        return node.isBoolean() ? node.booleanValue() : !node.isMissingNode();
    }

    private static JsonNode json(Node node, String pointer, Set<String> hidden) {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = StrictJson.object();
            for (NodeTuple entry : mapping.getValue()) {
                String name = ((ScalarNode) entry.getKeyNode()).getValue();
                String at = Pointers.child(pointer, name);
                if (entry.getKeyNode().getTag().equals(SD)) {
                    hidden.add(at);
                }
                object.set(name, json(entry.getValueNode(), at, hidden));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = StrictJson.object().arrayNode();
            for (Node element : sequence.getValue()) {
                String at = pointer + "/" + array.size();
                if (element.getTag().equals(SD)) {
                    hidden.add(at);
                }
                array.add(json(element, at, hidden));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    /** As YAML would read it without the tag. */
    private static JsonNode scalar(ScalarNode node) {
        boolean plain = node.isPlain();
        if (!plain) {
            return JsonMapper.shared().getNodeFactory().stringNode(node.getValue());
        }
        Tag tag = new Resolver().resolve(NodeId.scalar, node.getValue(), true);
        if (tag.equals(Tag.TIMESTAMP)) {
            return JsonMapper.shared().getNodeFactory().stringNode(node.getValue());
        }
        Object value = new Yaml(new SafeConstructor(new LoaderOptions())).load(node.getValue());
        return StrictJson.read(JsonMapper.shared().writeValueAsString(value));
    }
}
