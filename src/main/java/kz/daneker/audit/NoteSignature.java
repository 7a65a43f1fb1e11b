package kz.daneker.audit;

import java.util.Arrays;
import java.util.Base64;

/** One signature line of a note: whose, by which key, and the signature itself. */
final class NoteSignature {
    private static final int KEY_ID_BYTES = 4;

    private final String name;
    private final byte[] keyIdAndSignature;

    NoteSignature(String name, byte[] keyIdAndSignature) {
        this.name = KeyNames.require(name);
        this.keyIdAndSignature = keyIdAndSignature.clone();
        if (keyIdAndSignature.length <= KEY_ID_BYTES) {
            throw new TrailFault("a signature line must carry a key id and a signature, found too few bytes");
        }
    }

    static NoteSignature parse(String line) {
        String rest = line.substring(2);
        int space = rest.indexOf(' ');
        if (space < 0) {
            throw new TrailFault("a signature line must have a name and a value, found one word");
        }
        return new NoteSignature(rest.substring(0, space), StrictBase64.decode(rest.substring(space + 1)));
    }

    boolean isBy(NoteVerifier verifier) {
        return name.equals(verifier.name())
                && Arrays.equals(Arrays.copyOf(keyIdAndSignature, KEY_ID_BYTES), verifier.keyId());
    }

    byte[] signature() {
        return Arrays.copyOfRange(keyIdAndSignature, KEY_ID_BYTES, keyIdAndSignature.length);
    }

    @Override
    public String toString() {
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(keyIdAndSignature) + "\n";
    }
}
