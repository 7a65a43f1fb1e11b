package kz.daneker.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SignedNoteTest {
    private final NoteSigner signer = SampleLog.signer();

    @Test
    void agrees_withThePublishedNotes() throws IOException {
        for (JsonNode vector : TlogVectors.files("c2sp-signed-note*.json")) {
            byte[] note = vector.get("note").asString().getBytes(StandardCharsets.UTF_8);
            SignedNote parsed = SignedNote.parse(note);

            NoteVerifier verifier = NoteVerifier.parse(vector.get("vkey").asString());
            assertThat(vector.get("note").asString()).startsWith(parsed.check(verifier));
            assertThat(parsed.bytes()).isEqualTo(note);
        }
    }

    @Test
    void refuses_everyChangedByte() {
        byte[] note =
                SignedNote.sign("origin\n1\n" + TreeHash.EMPTY + "\n", signer).bytes();
        for (int i = 0; i < note.length; i++) {
            byte[] changed = note.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> SignedNote.parse(changed).check(signer.verifier()))
                    .as("byte %d", i)
                    .isInstanceOf(TrailFault.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n\nno dash\n",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014 name AAAA\n",
                "text\n\n\u2014 a+b AAAAAAAA\n",
                "text\n\n\u2014 name AAAAAAAB=\n",
                "te\u0007xt\n\n\u2014 name AAAAAAAA\n",
                "text\n\n\u2014 name AAAAAAAA",
                "text\n\n\u2014  AAAAAAAA\n"
            })
    void refuses_whatIsNoNote(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(TrailFault.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n01\n", "a\n-1\n", "a\n9223372036854775808\n", "a\n\n", "a\n1 \n"})
    void refuses_aCheckpointOfAnotherForm(String start) {
        assertThatThrownBy(() -> Checkpoint.parse(start + TreeHash.EMPTY + "\n"))
                .isInstanceOf(TrailFault.class);
    }

    @Test
    void refuses_aVerifierKeyWhoseIdIsNotItsOwn() {
        String key = signer.verifier().toString();
        assertThat(NoteVerifier.parse(key)).hasToString(key);
        assertThatThrownBy(() -> NoteVerifier.parse("x" + key)).isInstanceOf(TrailFault.class);
    }
}
