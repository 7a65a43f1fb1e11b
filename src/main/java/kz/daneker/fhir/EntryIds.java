package kz.daneker.fhir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.ResourceType;

/**
 * Names the entries of one message by UUIDv5 under the delivery's id: a retry yields the same bytes, and no id leads to
 * anything but the delivery.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.5">RFC 9562 §5.5, UUID version 5</a>
 */
final class EntryIds {
    private final UUID deliveryId;
    private final Map<ResourceType, Integer> made = new EnumMap<>(ResourceType.class);

    EntryIds(UUID deliveryId) {
        this.deliveryId = deliveryId;
    }

    /** The id of the next resource of this type. */
    UUID next(ResourceType type) {
        return named(type + "/" + made.merge(type, 1, Integer::sum));
    }

    private UUID named(String name) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(deliveryId.getMostSignificantBits())
                .putLong(deliveryId.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
        long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
