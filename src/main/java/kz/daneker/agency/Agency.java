package kz.daneker.agency;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the agency register.
 *
 * @param bin null only for a body listed to be refused
 * @param region ISO 3166-2:KZ, e.g. {@code KZ-47}; null only for a body listed to be refused
 * @param operator the NGO that runs a centre
 * @param neutralName what the public knows the agency as where its real name would say too much
 * @param accepts referral types it takes
 * @param channel how its deliveries reach it
 */
public record Agency(
        AgencyId id,
        AgencyType type,
        @Nullable Bin bin,
        LocalizedText name,
        @Nullable String region,
        @Nullable AgencyId operator,
        @Nullable LocalizedText neutralName,
        Set<ReferralType> accepts,
        DeliveryChannel channel) {

    public Agency {
        accepts = Set.copyOf(accepts);
    }

    /** File of its signing certificate in {@code certs/agencies/}, e.g. {@code clinic-47-001.sign.pem}. */
    public String signingCertificateFile() {
        return id + ".sign.pem";
    }

    /** File of its TLS client certificate in {@code certs/agencies/}, e.g. {@code clinic-47-001.tls.pem}. */
    public String tlsCertificateFile() {
        return id + ".tls.pem";
    }

    /** File of its public encryption key in {@code certs/agencies/}, e.g. {@code clinic-47-001.enc.pem}. */
    public String encryptionKeyFile() {
        return id + ".enc.pem";
    }
}
