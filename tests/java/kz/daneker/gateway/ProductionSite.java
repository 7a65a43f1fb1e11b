package kz.daneker.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Regions;
import kz.daneker.client.AgencyClient;
import kz.daneker.signing.DetachedJws;
import kz.daneker.trust.AgencyKeys;
import org.springframework.util.FileSystemUtils;

/**
 * A site as docs/operations.md says to set one up, by the very commands it gives. What the document leaves to others, a CA
 * and the ministry's signature, is done here with stock tools.
 */
final class ProductionSite {
    private static final String CA = """
            certify() { # NAME...: signs every request of the folder, adds the chain
                for request in *.csr; do
                    openssl x509 -req -in "$request" -CA "$CA/issuing.pem" -CAkey "$CA/issuing.key" -copy_extensions copy \
                        -days 365 -out "${request%.csr}.pem"
                done
                cat "$CA/issuing.pem" "$CA/root.pem" >chain.pem
            }
            """;
    private static final String MAKE_CA = """
            mkdir -p "$CA" "$SITE/certs/trust" && cd "$CA"
            ca=(-addext basicConstraints=critical,CA:true -addext keyUsage=critical,keyCertSign,cRLSign)
            ec=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes)
            openssl req -x509 "${ec[@]}" -keyout root.key -out root.pem -days 3650 -subj "/C=KZ/CN=Sample root" "${ca[@]}"
            openssl req -new "${ec[@]}" -keyout issuing.key -out issuing.csr -subj "/C=KZ/CN=Sample issuing" "${ca[@]}"
            openssl x509 -req -in issuing.csr -CA root.pem -CAkey root.key -copy_extensions copy -days 3650 -out issuing.pem
            printf '[ca]\ndefault_ca=here\n[here]\ndatabase=index\ncrlnumber=number\ndefault_md=sha256\n' >ca.conf
            : >index && echo 01 >number
            for name in root issuing; do
                openssl ca -gencrl -config ca.conf -cert "$name.pem" -keyfile "$name.key" -crldays 30 -out "$name.crl"
                cp "$name.pem" "$name.crl" "$SITE/certs/trust/"
            done
            """;

    private final Path home;
    private final AgencyRegister agencies;
    private final List<String> recipe;

    ProductionSite(Path home) throws IOException {
        this.home = home;
        FileSystemUtils.copyRecursively(Path.of("config"), home.resolve("config"));
        this.agencies = AgencyRegister.load(
                home.resolve("config/agencies.yaml"), Regions.load(home.resolve("config/regions.yaml")));
        this.recipe = recipe(Files.readString(Path.of("docs/operations.md"), UTF_8));
    }

    /** Everything under "Making keys": the two functions, the gateway's lines, an agency's lines. */
    private static List<String> recipe(String document) {
        String section = document.substring(document.indexOf("### Making keys"));
        Matcher blocks = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL)
                .matcher(section.substring(0, section.indexOf("\n## ")));
        List<String> found = blocks.results().map(block -> block.group(1)).toList();
        assertThat(found).hasSize(3);
        return found;
    }

    void setUp(String... ids) throws IOException, InterruptedException {
        bash(home, MAKE_CA, Map.of());
        bash(keys("data/keys"), recipe.get(1), Map.of());
        Files.createDirectories(home.resolve("certs/agencies"));
        Files.copy(keys("data/keys").resolve("gateway.pem"), home.resolve("certs/gateway.pem"));
        for (String id : ids) {
            Agency agency = agencies.require(new AgencyId(id), "");
            Path folder = keys("agencies/" + id);
            bash(folder, recipe.get(2), Map.of("id", id, "bin", agency.bin().value()));
            Files.copy(
                    folder.resolve(id + ".pem"), home.resolve("certs/agencies").resolve(id + ".pem"));
        }
    }

    /** The ministry's signature over the matrix as it is. */
    void signMatrix() throws IOException {
        Path matrix = home.resolve("config/sharing-matrix.yaml");
        AgencyKeys ministry = AgencyKeys.open(
                new AgencyId("moe"), home.resolve("agencies/moe"), AgencyClient.trust(home.resolve("certs"), agencies));
        Files.writeString(
                home.resolve("config/sharing-matrix.yaml.sig"),
                DetachedJws.sign(Files.readAllBytes(matrix), ministry.signing()));
    }

    AgencyRegister agencies() {
        return agencies;
    }

    private Path keys(String folder) throws IOException {
        return Files.createDirectories(home.resolve(folder));
    }

    private void bash(Path folder, String lines, Map<String, String> variables)
            throws IOException, InterruptedException {
        String certified = lines.lines()
                .map(line -> line.startsWith("# …") ? "certify" : line)
                .collect(Collectors.joining("\n"));
        Path script = Files.writeString(
                home.resolve("script.sh"), "set -euo pipefail\n" + CA + recipe.get(0) + certified + "\n", UTF_8);
        ProcessBuilder bash = new ProcessBuilder("bash", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        bash.environment().putAll(variables);
        bash.environment().put("CA", home.resolve("ca").toString());
        bash.environment().put("SITE", home.toString());
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        bash.environment().merge("PATH", java, (path, bin) -> bin + ":" + path);
        Process running = bash.start();
        String printed = new String(running.getInputStream().readAllBytes(), UTF_8);
        assertThat(running.waitFor()).as(printed).isZero();
    }
}
