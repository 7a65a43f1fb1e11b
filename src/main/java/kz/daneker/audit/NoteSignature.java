package kz.daneker.audit;

import java.util.Arrays;
import java.util.Base64;

/** One signature line of a note: whose, by which key, and the signature itself. */
public final class NoteSignature {
    private static final int KEY_ID_BYTES = 4;
    private static final String START = "\u2014 ";

    private final String name;
    private final byte[] keyIdAndSignature;

    NoteSignature(String name, byte[] keyIdAndSignature) {
        this.name = KeyNames.require(name);
        this.keyIdAndSignature = keyIdAndSignature.clone();
        if (keyIdAndSignature.length <= KEY_ID_BYTES) {
            throw new TrailFault("a signature line must carry a key id and a signature, found too few bytes");
        }
    }

    /** @throws TrailFault unless the line is one in its canonical form */
    static NoteSignature parse(String line) {
        if (!line.startsWith(START)) {
            throw new TrailFault("a signature line must begin with a dash and a space, found another beginning");
        }
        String rest = line.substring(START.length());
        int space = rest.indexOf(' ');
        if (space < 0) {
            throw new TrailFault("a signature line must have a name and a value, found one word");
        }
        return new NoteSignature(rest.substring(0, space), StrictBase64.decode(rest.substring(space + 1)));
    }

    boolean isBy(String signer, byte[] keyId) {
        return name.equals(signer) && Arrays.equals(Arrays.copyOf(keyIdAndSignature, KEY_ID_BYTES), keyId);
    }

    byte[] signature() {
        return Arrays.copyOfRange(keyIdAndSignature, KEY_ID_BYTES, keyIdAndSignature.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && name.equals(that.name)
                && Arrays.equals(keyIdAndSignature, that.keyIdAndSignature);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keyIdAndSignature);
    }

    /** The line, its newline included. */
    @Override
    public String toString() {
        return START + name + " " + Base64.getEncoder().encodeToString(keyIdAndSignature) + "\n";
    }
}
