package kz.daneker.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.daneker.signing.CosigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessPolicyTest {
    private static final Checkpoint CHECKPOINT = new Checkpoint("test.example/audit", 9, SampleLog.root(9));

    private final Map<String, Cosigner> witnesses = new TreeMap<>();
    private final String example;

    WitnessPolicyTest() {
        for (String name : List.of("X1", "X2", "X3", "Y1", "Y2", "Y3")) {
            byte[] seed = new byte[32];
            Arrays.fill(seed, (byte) name.hashCode());
            witnesses.put(name, new Cosigner(name + ".example", CosigningKey.ofSeed(seed)));
        }
        example = """
                # the example of the specification
                log LOG https://log.example

                witness X1 =X1
                witness X2 =X2
                \twitness  X3\t=X3 https://x3.example/
                group X-witnesses 2 X1 X2 X3

                witness Y1 =Y1
                witness Y2 =Y2
                witness Y3 =Y3
                group Y-witnesses any Y1 Y2 Y3

                group X-and-Y all X-witnesses Y-witnesses
                quorum X-and-Y
                """;
    }

    private WitnessPolicy policy(String text) {
        String filled = text.replace("LOG", SampleLog.signer().verifier().toString());
        for (Map.Entry<String, Cosigner> each : witnesses.entrySet()) {
            filled = filled.replace(
                    "=" + each.getKey(), each.getValue().verifier().toString());
        }
        return WitnessPolicy.parse(filled);
    }

    private byte[] cosignedBy(String... names) {
        List<NoteSignature> lines = new ArrayList<>();
        Arrays.stream(names)
                .map(witnesses::get)
                .forEach(each -> lines.add(each.cosign(CHECKPOINT, Instant.ofEpochSecond(1))));
        return SignedNote.sign(CHECKPOINT.text(), SampleLog.signer())
                .with(lines)
                .bytes();
    }

    @ParameterizedTest
    @CsvSource({
        "X1 X2 Y1,true",
        "X1 X3 Y2,true",
        "X1 X2 X3 Y1 Y2 Y3,true",
        "X1 Y1 Y2,false",
        "X1 X2 X3,false",
        "Y1 Y2 Y3,false"
    })
    void asks_forTheQuorum(String names, boolean enough) {
        byte[] note = cosignedBy(names.split(" "));

        TlogVectors.expect(enough, () -> policy(example).check(note), names);
    }

    @Test
    void counts_aWitnessOnce_howeverOftenItSigned() {
        byte[] twice = SignedNote.parse(cosignedBy("X1", "Y1"))
                .with(List.of(witnesses.get("X1").cosign(CHECKPOINT, Instant.ofEpochSecond(2))))
                .bytes();

        assertThatThrownBy(() -> policy(example).check(twice)).isInstanceOf(TrailFault.class);
    }

    @Test
    void knows_whereAWitnessIsAsked() {
        assertThat(policy(example).witnesses().get("X3").url()).contains(URI.create("https://x3.example/"));
        assertThat(policy(example).witnesses()).hasSize(6);
    }

    @Test
    void takes_theLogsWordAlone_whereNoQuorumIsAsked() {
        assertThat(policy("log LOG\nquorum none\n").check(cosignedBy())).isEqualTo(CHECKPOINT);
        assertThatThrownBy(() -> policy("quorum none\n").check(cosignedBy())).isInstanceOf(TrailFault.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log LOG\n",
                "log LOG\nquorum none\nquorum none\n",
                "log LOG\nlog LOG\nquorum none\n",
                "log LOG a b\nquorum none\n",
                "log =X1\nquorum none\n",
                "witness W LOG\nquorum W\n",
                "witness none =X1\nquorum none\n",
                "witness W =X1\nwitness V =X1\nquorum W\n",
                "witness W =X1\nwitness W =X2\nquorum W\n",
                "quorum W\nwitness W =X1\n",
                "witness W =X1\ngroup G 0 W\nquorum G\n",
                "witness W =X1\ngroup G 2 W\nquorum G\n",
                "witness W =X1\ngroup G 01 W\nquorum G\n",
                "witness W =X1\ngroup G all\nquorum G\n",
                "witness W =X1\ngroup G any W W\nquorum G\n",
                "witness W =X1\ngroup G any W\ngroup H any W\nquorum G\n",
                "group G any G\nquorum G\n",
                "witness W =X1\ngroup W any W\nquorum W\n",
                "group G any none\nquorum G\n",
                "witness W =X1 ht^tp:\nquorum W\n",
                "witnes W =X1\nquorum none\n",
                "quorum none\r\n",
                "quorum\u00a0none\n"
            })
    void refuses_whatIsNoPolicy(String text) {
        assertThatThrownBy(() -> policy(text)).isInstanceOf(TrailFault.class);
    }
}
