package kz.daneker.audit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text and the signatures under it, each on a line {@code — name base64(key id ‖ signature)}.
 *
 * @see <a href="https://c2sp.org/signed-note@v1.0.0">C2SP signed-note</a>
 */
public final class SignedNote {
    private static final int LARGEST = 1_000_000;
    private static final int MOST_SIGNATURES = 100;

    private final String text;
    private final List<NoteSignature> signatures;

    private SignedNote(String text, List<NoteSignature> signatures) {
        this.text = text;
        this.signatures = List.copyOf(signatures);
    }

    /**
     * Reads a note without trusting it.
     *
     * @throws TrailFault unless it is UTF-8 without control characters, has a text, an empty line and at least one
     *     signature line, each in its one canonical form, and nothing else
     */
    public static SignedNote parse(byte[] note) {
        String all = decode(note);
        int split = all.lastIndexOf("\n\n");
        if (split < 0 || !all.endsWith("\n")) {
            throw new TrailFault("a note must be a text, an empty line and signature lines, found another form");
        }
        return new SignedNote(all.substring(0, split + 1), lines(all.substring(split + 2)));
    }

    /**
     * Reads the signature lines of a note, as a witness answers them alone.
     *
     * @throws TrailFault unless there are 1 to 100, each in its one canonical form
     */
    public static List<NoteSignature> lines(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || lines.size() > MOST_SIGNATURES) {
            throw new TrailFault("a note must have 1 to 100 signature lines, found " + lines.size());
        }
        return lines.stream().map(NoteSignature::parse).toList();
    }

    /** The same text under further signatures, none of which is checked here. */
    public SignedNote with(List<NoteSignature> further) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        further.stream().filter(line -> !all.contains(line)).forEach(all::add);
        return new SignedNote(text, all);
    }

    /** What is signed, unproved. */
    String text() {
        return text;
    }

    List<NoteSignature> signatures() {
        return signatures;
    }

    /**
     * Signs a text.
     *
     * @param text ends with a newline, e.g. a {@link Checkpoint}'s
     */
    public static SignedNote sign(String text, NoteSigner signer) {
        SignedNote note = new SignedNote(text, List.of(signer.sign(text)));
        note.check(signer.verifier());
        return note;
    }

    /**
     * The text, once a signature of this key proved it; signatures of keys nobody asked about are left alone.
     *
     * @throws TrailFault if there is no signature of this key, or one that does not verify
     */
    public String check(NoteVerifier verifier) {
        List<NoteSignature> ours = signatures.stream()
                .filter(line -> line.isBy(verifier.name(), verifier.keyId()))
                .toList();
        if (ours.isEmpty()) {
            throw new TrailFault("the note must be signed by " + verifier.name() + ", found no signature of that key");
        }
        for (NoteSignature line : ours) {
            verifier.check(text, line.signature());
        }
        return text;
    }

    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(note::append);
        return note.toString();
    }

    private static String decode(byte[] note) {
        if (note.length > LARGEST) {
            throw new TrailFault("a note must have at most " + LARGEST + " bytes, found " + note.length);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(note))
                    .toString();
            if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
                throw new TrailFault("a note must have no control characters but newlines, found one");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new TrailFault("a note must be UTF-8, found other bytes");
        }
    }
}
