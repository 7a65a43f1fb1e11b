package kz.daneker.fhirapi;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.delivery.Rereading;
import kz.daneker.fhir.FhirR4;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;

/**
 * One delivery as its recipient reads it: the message, and each resource of it that has an address of its own. All of them
 * bear the delivery's id; the version is the message's digest, so it changes with what may be read.
 */
final class Delivered {
    private static final int VERSION_CHARS = 32;

    private final UUID id;
    private final Bundle message;
    private final String version;
    private final Instant since;

    private Delivered(UUID id, Bundle message, String version, Instant since) {
        this.id = id;
        this.message = message;
        this.version = version;
        this.since = since;
    }

    static Delivered of(UUID id, Rereading.Shown shown) {
        Bundle message = FhirR4.context().newJsonParser().parseResource(Bundle.class, shown.message());
        String version =
                Digest.ofAscii(shown.message()).value().replace('_', '.').substring(0, VERSION_CHARS);
        return new Delivered(id, message, version, shown.since());
    }

    /** The whole message, as every other channel delivers it. */
    Bundle message() {
        return named(message);
    }

    /** Its International Patient Summary; empty where it has none. */
    Optional<Bundle> summary() {
        return resources(Bundle.class)
                .filter(bundle -> bundle.getType() == BundleType.DOCUMENT)
                .findFirst()
                .map(this::named);
    }

    /** @throws Refusal {@code NOT_FOUND} where the message has none */
    Bundle requireSummary() {
        return summary().orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
    }

    /** The first resource of a type, standing on its own: what it points to can be asked for here, or is named. */
    <R extends Resource> R alone(Class<R> type) {
        R resource = resources(type).findFirst().orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
        new Addresses(message, id).rewrite(resource);
        return named(resource);
    }

    /** Gives a resource made for this delivery the delivery's id, version and time. */
    <R extends Resource> R named(R resource) {
        resource.setId(id.toString());
        resource.getMeta().setVersionId(version).setLastUpdated(Date.from(since));
        return resource;
    }

    private <R extends Resource> Stream<R> resources(Class<R> type) {
        return message.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
