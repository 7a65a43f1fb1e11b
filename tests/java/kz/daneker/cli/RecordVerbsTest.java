package kz.daneker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code daneker map} and {@code daneker validate}, as typed. */
class RecordVerbsTest {
    private static final String MESSAGE = """
            MSH|^~\\&|MIS|POLICLINIC|G|G|20260310||ADT^A04|7|P|2.5.1||||||UNICODE UTF-8
            PID|1||P-42^^^C^MR||Ахметова^Айгүл||2018|F
            ZRP|1|secret-value
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void maps_toOutput_andListsWhatIsLeft_onError() throws IOException {
        assertThat(run("map", file("adt.hl7", MESSAGE))).isZero();
        assertThat(out.toString()).contains("\"resourceType\":\"Bundle\"", "Айгүл");
        assertThat(err.toString()).contains("ZRP-2: no mapping").doesNotContain("secret-value");
    }

    @Test
    void refuses_withTheReason_andTheRestIsMapped() throws IOException {
        String broken = file("broken.hl7", MESSAGE.replace("ADT^A04", "ADT^A03"));
        assertThat(run("map", broken, file("adt.hl7", MESSAGE), "--lang", "ru")).isEqualTo(1);
        assertThat(err.toString()).contains("RECORD_UNSUPPORTED at MSH-9", "перевода в FHIR");
        assertThat(out.toString()).contains("Айгүл");
    }

    @Test
    void couldNotTell_withoutTheFile() {
        assertThat(run("map", folder.resolve("none.hl7").toString())).isEqualTo(2);
        assertThat(run("validate", folder.resolve("none.json").toString())).isEqualTo(2);
    }

    @Test
    void maps_fhir_andNamesAllItsInputs() throws IOException {
        String fhir = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Ахметова\"}]}";
        assertThat(run("map", file("patient.json", fhir))).isZero();
        assertThat(out.toString()).contains("\"type\":\"collection\"", "Ахметова");
        run("help", "map");
        assertThat(out.toString()).contains("HL7 v2", "CDA R2", "FHIR R4");
    }

    @Test
    void shows_aSummary_asReceiveKeepsIt_andWhatMapTakes() throws IOException {
        String fhir = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Ахметова\"}]}";
        String kept = file("kept.json", "{\"id\":\"1\",\"fhir\":" + fhir + ",\"token\":\"…\"}");
        assertThat(run("summary", "show", kept, file("adt.hl7", MESSAGE), "--lang", "ru"))
                .isZero();
        assertThat(out.toString())
                .contains("Пациент: Ахметова", "Пациент: Ахметова Айгүл, 2018", "Нет сведений о лекарствах")
                .doesNotContain("secret-value");
        assertThat(run("summary", "show", kept, "--json")).isZero();
        assertThat(out.toString()).contains("\"sections\":[{\"code\":\"11450-4\"");
    }

    @Test
    void shows_nothing_ofWhatIsRefused_orNotThere() throws IOException {
        assertThat(run("summary", "show", file("list.json", "{\"resourceType\":\"List\"}")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("RECORD_MALFORMED");
        assertThat(run("summary", "show", folder.resolve("none.json").toString()))
                .isEqualTo(2);
        assertThat(run("summary")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void validates_eachFile_andTheExitCodeIsOfAll() throws IOException {
        String good = file("good.json", "{\"resourceType\":\"Patient\",\"gender\":\"female\"}");
        String bad = file("bad.json", "{\"resourceType\":\"Patient\",\"gender\":\"perhaps\"}");
        assertThat(run("validate", good)).isZero();
        assertThat(run("validate", good, bad)).isEqualTo(1);
        assertThat(out.toString()).contains("good.json: valid", "bad.json: 2 errors");
        assertThat(run("validate", bad, "--json")).isEqualTo(1);
        assertThat(out.toString()).contains("\"valid\":false");
        assertThat(run("validate", good, "--ips", "3.0.0")).isEqualTo(2);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private int run(String... args) {
        return DanekerCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
