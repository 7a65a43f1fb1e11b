package kz.daneker.console;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.OfficerId;
import kz.daneker.officer.Passkey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** Passkeys between the gateway's rows and what Spring Security verifies with. */
final class OfficerPasskeys implements UserCredentialRepository {
    private final Accounts accounts;

    OfficerPasskeys(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void save(CredentialRecord record) {
        Passkey key = key(record);
        if (accounts.passkey(key.credential()).isPresent()) {
            accounts.used(key);
        } else {
            accounts.register(key);
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return accounts.passkey(credential.toBase64UrlString())
                .map(OfficerPasskeys::record)
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        OfficerId owner = OfficerEntities.id(handle);
        return accounts.passkeys(owner).stream().map(OfficerPasskeys::record).toList();
    }

    /** A lost device is a matter for two officers, who reset the account. */
    @Override
    public void delete(Bytes credential) {
        throw new UnsupportedOperationException("passkeys end with a reset by two officers");
    }

    private static Passkey key(CredentialRecord record) {
        return new Passkey(
                record.getCredentialId().toBase64UrlString(),
                OfficerEntities.id(record.getUserEntityUserId()),
                new Bytes(record.getPublicKey().getBytes()).toBase64UrlString(),
                Objects.requireNonNull(record.getAttestationObject()).toBase64UrlString(),
                record.getSignatureCount(),
                record.isUvInitialized(),
                backup(record),
                record.getCreated(),
                record.getLastUsed());
    }

    private static Passkey.Backup backup(CredentialRecord record) {
        if (!record.isBackupEligible()) {
            return Passkey.Backup.NEVER;
        }
        return record.isBackupState() ? Passkey.Backup.DONE : Passkey.Backup.ELIGIBLE;
    }

    private static CredentialRecord record(Passkey key) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(key.credential()))
                .userEntityUserId(OfficerEntities.handle(key.officer()))
                .publicKey(new ImmutablePublicKeyCose(
                        Bytes.fromBase64(key.publicKey()).getBytes()))
                .attestationObject(Bytes.fromBase64(key.attestation()))
                .signatureCount(key.signatures())
                .uvInitialized(key.verifies())
                .backupEligible(key.backup() != Passkey.Backup.NEVER)
                .backupState(key.backup() == Passkey.Backup.DONE)
                .transports(Set.of())
                .label(key.officer().value())
                .created(key.createdAt())
                .lastUsed(key.usedAt())
                .build();
    }
}
