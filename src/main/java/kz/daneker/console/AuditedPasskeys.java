package kz.daneker.console;

import kz.daneker.officer.OfficerId;
import kz.daneker.officer.SignIn;
import kz.daneker.refusal.Refusal;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;

/** Each sign-in by passkey is on the trail before it is answered, whether it held or not. */
final class AuditedPasskeys implements WebAuthnRelyingPartyOperations {
    private final WebAuthnRelyingPartyOperations verified;
    private final SignIn signIn;

    AuditedPasskeys(WebAuthnRelyingPartyOperations verified, SignIn signIn) {
        this.verified = verified;
        this.signIn = signIn;
    }

    @Override
    public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
        PublicKeyCredentialUserEntity owner;
        try {
            owner = verified.authenticate(request);
        } catch (RuntimeException e) {
            throw new BadCredentialsException(signIn.passkeyRefused().code().name(), e);
        }
        try {
            signIn.byPasskey(new OfficerId(owner.getName()));
            return owner;
        } catch (Refusal refusal) {
            throw new BadCredentialsException(refusal.code().name(), refusal);
        }
    }

    @Override
    public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
            PublicKeyCredentialCreationOptionsRequest request) {
        return verified.createPublicKeyCredentialCreationOptions(request);
    }

    @Override
    public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
        return verified.registerCredential(request);
    }

    @Override
    public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
            PublicKeyCredentialRequestOptionsRequest request) {
        return verified.createCredentialRequestOptions(request);
    }
}
