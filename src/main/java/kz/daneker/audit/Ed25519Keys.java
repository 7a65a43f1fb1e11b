package kz.daneker.audit;

import kz.daneker.signing.NoteVerificationKey;

/** Ed25519 keys out of verifier keys. */
final class Ed25519Keys {
    private Ed25519Keys() {}

    /** @throws TrailFault if the bytes encode no point of the curve */
    static NoteVerificationKey of(byte[] raw) {
        try {
            return NoteVerificationKey.of(raw);
        } catch (IllegalArgumentException e) {
            throw new TrailFault("a verifier key must be a point of Ed25519, found other bytes");
        }
    }
}
