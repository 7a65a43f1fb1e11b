package kz.daneker.console;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kz.daneker.officer.Accounts;
import kz.daneker.officer.Officer;
import kz.daneker.officer.OfficerId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** Accounts as authenticators know them: handle, name and shown name are all the officer's id. */
final class OfficerEntities implements PublicKeyCredentialUserEntityRepository {
    private final Accounts accounts;

    OfficerEntities(Accounts accounts) {
        this.accounts = accounts;
    }

    static Bytes handle(OfficerId id) {
        return new Bytes(id.value().getBytes(StandardCharsets.US_ASCII));
    }

    static OfficerId id(Bytes handle) {
        return new OfficerId(new String(handle.getBytes(), StandardCharsets.US_ASCII));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return entity(accounts.find(id(handle)));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return entity(accounts.find(new OfficerId(name)));
    }

    /** Accounts are not made here. */
    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new UnsupportedOperationException("accounts are made by two officers");
    }

    /** Accounts do not end here. */
    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("accounts are ended by two officers");
    }

    private static @Nullable PublicKeyCredentialUserEntity entity(Optional<Officer> found) {
        return found.filter(Officer::inOffice)
                .map(officer -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(handle(officer.id()))
                        .name(officer.id().value())
                        .displayName(officer.id().value())
                        .build())
                .orElse(null);
    }
}
