package kz.daneker.consent;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A YAML file of this package as it was read, once: what is digested and signed is what is parsed.
 *
 * @param name of the file, for messages only
 */
record ConfigText(String name, String content) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static ConfigText read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            String content = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return new ConfigText(name, content);
        } catch (CharacterCodingException e) {
            throw new BrokenMatrix(name + " must be UTF-8 text", "other bytes", "save it as UTF-8");
        } catch (IOException e) {
            throw new BrokenMatrix(name + " must be readable", e.getClass().getSimpleName(), "put the file in config/");
        }
    }

    /** Base64url without padding. */
    String sha256() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The tree, once it passed {@code schemas/config/<schema>.schema.json}. */
    JsonNode checked(String schema) {
        JsonNode tree = tree();
        List<Error> errors = schemaNamed(schema).validate(tree);
        if (!errors.isEmpty()) {
            Error first = errors.get(0);
            throw new BrokenMatrix(
                    name + " must follow schemas/config/" + schema + ".schema.json",
                    "at " + first.getInstanceLocation() + " " + first.getMessage());
        }
        return tree;
    }

    private JsonNode tree() {
        try {
            return YAML.readTree(content);
        } catch (JacksonException e) {
            throw new BrokenMatrix(name + " must be YAML with every key once", e.getOriginalMessage());
        }
    }

    private static Schema schemaNamed(String schema) {
        String resource = "/schemas/config/" + schema + ".schema.json";
        try (InputStream in = ConfigText.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar must hold " + resource);
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        } catch (IOException e) {
            throw new IllegalStateException("the jar must hold " + resource, e);
        }
    }
}
