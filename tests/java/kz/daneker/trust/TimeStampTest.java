package kz.daneker.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.daneker.signing.Digest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeStampTest {
    private static final Digest CHECKPOINT = Digest.of("daneker/audit\n1\nroot\n".getBytes(UTF_8));

    /** What `openssl ts -reply` works by. */
    private static final String TSA_CONF = """
            [tsa]
            default_tsa = here
            [here]
            serial = serial
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            accuracy = secs:1
            ess_cert_id_alg = sha256
            """;

    @TempDir
    static Path folder;

    private static Site site;
    private static BuiltInTimeStampAuthority builtIn;
    private static TimeStampRoots roots;

    @BeforeAll
    static void makeSite() {
        site = new Site(folder.resolve("site"));
        builtIn = BuiltInTimeStampAuthority.open(site.pki.timeStampKeys(), site.clock, Site.RANDOM);
        roots = TimeStampRoots.load(site.pki.certificates().resolve("tsa"));
    }

    @Test
    void proves_theTime_ofTheseBytesAlone() {
        TimeStamp stamp = builtIn.stamp(CHECKPOINT);

        VerifiedTimeStamp proven = roots.verify(TimeStamp.readKept(stamp.bytes()), CHECKPOINT);

        assertThat(proven.at()).isEqualTo(site.now);
        assertThat(proven.authority()).contains("Daneker development TSA");
        assertThatThrownBy(() -> roots.verify(stamp, Digest.of(new byte[0]))).isInstanceOf(TimeStampRefused.class);
    }

    @Test
    void refuses_aToken_changedAnywhere() {
        byte[] good = builtIn.stamp(CHECKPOINT).bytes();
        List<String> unseen = new ArrayList<>();
        for (int at = 0; at < good.length; at++) {
            for (int flip : new int[] {0x02, 0x80}) {
                byte[] changed = good.clone();
                changed[at] ^= (byte) flip;
                Throwable seen = catchThrowable(() -> roots.verify(TimeStamp.readKept(changed), CHECKPOINT));
                if (!(seen instanceof TimeStampRefused)) {
                    unseen.add("byte " + at + " with " + flip + ": " + seen);
                }
            }
        }
        assertThat(unseen).isEmpty();
    }

    @Test
    void refuses_aToken_cutOrWithMoreBehindIt() {
        byte[] good = builtIn.stamp(CHECKPOINT).bytes();
        for (int length = 0; length < good.length; length += 7) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> TimeStamp.read(cut)).isInstanceOf(TimeStampRefused.class);
        }
        byte[] more = Arrays.copyOf(good, good.length + 1);
        assertThatThrownBy(() -> TimeStamp.read(more)).isInstanceOf(TimeStampRefused.class);
    }

    @Test
    void refuses_anAuthority_underAnotherRoot() {
        Site other = new Site(folder.resolve("other"));
        TimeStampRoots strangers = TimeStampRoots.load(other.pki.certificates().resolve("tsa"));

        assertThatThrownBy(() -> strangers.verify(builtIn.stamp(CHECKPOINT), CHECKPOINT))
                .isInstanceOf(TimeStampRefused.class);
        assertThatThrownBy(() ->
                        TimeStampRoots.load(folder.resolve("absent")).verify(builtIn.stamp(CHECKPOINT), CHECKPOINT))
                .isInstanceOf(TimeStampRefused.class)
                .hasMessageContaining("certs/tsa");
    }

    @Test
    void refuses_developmentRoots_inProduction() {
        assertThatThrownBy(roots::refuseDevelopment).isInstanceOf(TrustProblem.class);
    }

    @Test
    void is_acceptedByOpenssl() throws Exception {
        OpenSsl openssl = new OpenSsl(folder);
        byte[] content = "a checkpoint\n".getBytes(UTF_8);
        Files.write(folder.resolve("ours.checkpoint"), content);
        Files.write(
                folder.resolve("ours.tsr"), builtIn.stamp(Digest.of(content)).bytes());
        Path root = site.pki.certificates().resolve("tsa/root.pem");

        assertThat(openssl.run(
                        "ts", "-verify", "-in", "ours.tsr", "-data", "ours.checkpoint", "-CAfile", root.toString()))
                .contains("Verification: OK");

        Files.write(folder.resolve("other.checkpoint"), "b checkpoint\n".getBytes(UTF_8));
        assertThat(openssl.tried(
                                "ts",
                                "-verify",
                                "-in",
                                "ours.tsr",
                                "-data",
                                "other.checkpoint",
                                "-CAfile",
                                root.toString())
                        .code())
                .isNotZero();
    }

    @Test
    void accepts_whatOpensslStamped() throws Exception {
        OpenSsl openssl = new OpenSsl(folder);
        byte[] content = "what openssl stamps\n".getBytes(UTF_8);
        Files.write(folder.resolve("data"), content);
        Files.writeString(folder.resolve("tsa.conf"), TSA_CONF);
        Files.writeString(folder.resolve("serial"), "01\n");
        openssl.run(("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -days 30"
                        + " -subj /CN=Root -addext basicConstraints=critical,CA:true")
                .split(" "));
        openssl.run(("req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=TSA"
                        + " -addext extendedKeyUsage=critical,timeStamping -addext keyUsage=digitalSignature")
                .split(" "));
        openssl.run("x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -copy_extensions copy -days 20 -out tsa.pem"
                .split(" "));
        openssl.run("ts -query -data data -sha256 -cert -out data.tsq".split(" "));
        openssl.run("ts -reply -config tsa.conf -queryfile data.tsq -signer tsa.pem -inkey tsa.key -out data.tsr"
                .split(" "));

        TimeStamp stamp = TimeStamp.read(Files.readAllBytes(folder.resolve("data.tsr")));

        assertThat(TimeStampRoots.load(folder.resolve("ca.pem"))
                        .verify(stamp, Digest.of(content))
                        .policy())
                .isEqualTo("1.2.3.4.1");
    }

    @Test
    void holds_forEveryTokenOfTheVectors() throws Exception {
        Path vectors = Path.of(System.getProperty("vectors.crypto", "../shared/fixtures/crypto"))
                .resolve("tsp");
        assumeTrue(Files.isDirectory(vectors), "no time-stamp vectors at " + vectors);
        try (var files = Files.list(vectors)) {
            for (Path token :
                    files.filter(file -> file.toString().endsWith(".tsr")).toList()) {
                String name = token.getFileName().toString().replace(".tsr", "");
                byte[] content = Files.readAllBytes(vectors.resolve(name + ".checkpoint.txt"));
                TimeStampRoots trusted = TimeStampRoots.load(vectors.resolve(name + "-tsa-ca.pem"));
                TimeStamp stamp = TimeStamp.read(Files.readAllBytes(token));

                assertThat(trusted.verify(stamp, Digest.of(content)).at()).isNotNull();
                content[content.length / 2] ^= 1;
                assertThatThrownBy(() -> trusted.verify(stamp, Digest.of(content)))
                        .isInstanceOf(TimeStampRefused.class);
            }
        }
    }
}
