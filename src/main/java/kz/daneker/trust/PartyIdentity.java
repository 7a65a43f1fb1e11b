package kz.daneker.trust;

import java.util.Optional;
import kz.daneker.agency.AgencyId;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate must say about the party that holds it.
 *
 * @param urn the only {@code urn:daneker:} URI among the certificate's subject alternative names
 * @param bin business identification number, 12 digits, e.g. {@code 190140000019}; null for the gateway of a
 *     development site, which has none
 * @param commonName name for people, e.g. {@code Umit Zholy Public Foundation}; not compared
 */
public record PartyIdentity(PartyUrn urn, @Nullable String bin, String commonName) {
    /** The gateway, where its operator has no BIN on the certificate. */
    public static final PartyIdentity GATEWAY = new PartyIdentity(PartyUrn.GATEWAY, null, "Daneker gateway");

    public static PartyIdentity agency(AgencyId id, String bin, String commonName) {
        return new PartyIdentity(PartyUrn.of(id), bin, commonName);
    }

    Optional<String> expectedBin() {
        return Optional.ofNullable(bin);
    }

    /** File and key name of the party: its agency id, or {@code gateway}. */
    String shortName() {
        return urn.agency().map(AgencyId::value).orElse("gateway");
    }
}
