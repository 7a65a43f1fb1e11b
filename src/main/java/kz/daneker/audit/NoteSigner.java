package kz.daneker.audit;

/** The log's Ed25519 key, wherever it is kept. */
public interface NoteSigner {
    /** What verifiers are given, e.g. {@code log.example+530d903a+AekyeRrm…}: name, key id, algorithm and public key. */
    String verifierKey();

    /** The 64 bytes of an Ed25519 signature (RFC 8032) over these bytes. */
    byte[] sign(byte[] message);
}
