package kz.daneker.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.parser.PipeParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kz.daneker.consent.CodeLists;
import kz.daneker.consent.SensitiveTerms;
import kz.daneker.hl7v2.Hl7v2Mapper;
import kz.daneker.mapping.ReferralSections;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.RefusalTexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What an old system gets to hear, over a socket; TLS is tried in {@code ConnectIT}. */
class RecordDeskTest {
    private static final Path CONFIG = Path.of("config");
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final String MESSAGE = """
            MSH|^~\\&|MIS|CENTRE-47|GATEWAY|CLINIC|20260310081122+0500||ORU^R01^ORU_R01|M-1|P|2.5.1||||||UNICODE UTF-8
            PID|1||170315600005^^^KZ-IIN^NI||Есімова^Аружан^Дәулетқызы||20170315|F
            NK1|1|Есімова^Мәдина^Ержанқызы|MTH^Mother^HL70063||||G^Guardian^HL70131
            OBR|1||LAB-77|58410-2^CBC panel^LN|||20260305
            OBX|1|NM|718-7^Hemoglobin^LN||112|g/L^g/L^UCUM|115-155|L|||F
            ZZZ|1|ішкі
            """.replace('\n', '\r');

    @TempDir
    private Path folder;

    private RecordDesk desk;
    private MllpListener listener;
    private OldSystem system;

    @BeforeEach
    void listen() throws IOException {
        SensitiveTerms terms = SensitiveTerms.load(CONFIG.resolve("free-text-terms.yaml"));
        desk = new RecordDesk(
                Hl7v2Mapper::map,
                new ReferralSections(CodeLists.load(CONFIG, terms)),
                folder.resolve("drafts"),
                (ObjectNode) StrictJson.read("{\"type\":\"MEDICAL_ASSESSMENT\"}"),
                RefusalTexts.load(CONFIG.resolve("messages.json")),
                Locale.forLanguageTag("ru"),
                Clock.fixed(Instant.parse("2026-03-10T04:00:00Z"), ZoneOffset.UTC));
        listener = new MllpListener(new ServerSocket(0, 4, InetAddress.getLoopbackAddress()), desk::answer);
        system = connect();
    }

    @AfterEach
    void hangUp() throws IOException {
        system.close();
        listener.close();
    }

    @Test
    void accepts_onceTheDraftIsOnTheDisk() throws Exception {
        OldSystem.Reply reply = system.send(utf8(MESSAGE));

        assertThat(reply.field("MSH", 3)).isEqualTo("GATEWAY");
        assertThat(reply.field("MSH", 5)).isEqualTo("MIS");
        assertThat(reply.field("MSH", 6)).isEqualTo("CENTRE-47");
        assertThat(reply.field("MSH", 9)).isEqualTo("ACK^R01^ACK");
        assertThat(reply.field("MSH", 10)).isNotEmpty().isNotEqualTo("M-1");
        assertThat(reply.field("MSH", 12)).isEqualTo("2.5.1");
        assertThat(reply.field("MSH", 18)).isEqualTo("UNICODE UTF-8");
        assertThat(reply.field("MSA", 1)).isEqualTo("AA");
        assertThat(reply.field("MSA", 2)).isEqualTo("M-1");
        new PipeParser(new DefaultHapiContext()).parse(reply.text());

        ObjectNode draft = draft();
        assertThat(draft.at("/subject/name/given").asString()).isEqualTo("Аружан");
        assertThat(draft.at("/subject/iin").asString()).isEqualTo("170315600005");
        assertThat(draft.at("/guardian/name/family").asString()).isEqualTo("Есімова");
        assertThat(draft.at("/type").asString()).isEqualTo("MEDICAL_ASSESSMENT");
        assertThat(draft.at("/createdAt").asString())
                .as("seconds are written where they are zero")
                .isEqualTo("2026-03-10T09:00:00+05:00");
        assertThat(draft.at("/data/HEALTH_SUMMARY/resources")).hasSize(2);
        assertThat(Files.getPosixFilePermissions(files().get(0))).hasSize(2);
        assertThat(Files.readString(files().get(1))).contains("ZZZ");
    }

    @Test
    void givesTheSameAnswer_toTheSameMessage_andKeepsItOnce() throws Exception {
        byte[] first = system.send(utf8(MESSAGE)).bytes();
        try (OldSystem again = connect()) {
            assertThat(again.send(utf8(MESSAGE)).bytes()).isEqualTo(first);
        }
        OldSystem.Reply other = system.send(utf8(MESSAGE.replace("|112|", "|113|")));

        assertThat(other.field("MSA", 1)).isEqualTo("AE");
        assertThat(other.field("ERR", 3)).startsWith("205^");
        assertThat(files()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "ORU^R01^ORU_R01, ORM^O01^ORM_O01, AR, 200, MSH^1^9",
        "|M-1|P|, |M-1|T|, AR, 202, MSH^1^11",
        "|M-1|P|, |M-1|D|, AR, 202, MSH^1^11",
        "20170315, secret-date, AE, 102, PID^1",
        "UNICODE UTF-8, KOI-SECRET, AE, 102, MSH^1^18",
        "|112|, |secret-number|, AE, 102, OBX^1",
    })
    void refuses_byPlaceAndCodeAlone_andKeepsNothing(
            String there, String instead, String answer, String error, String where) throws Exception {
        OldSystem.Reply reply = system.send(utf8(MESSAGE.replace(there, instead)));

        assertThat(reply.field("MSA", 1)).isEqualTo(answer);
        assertThat(reply.field("MSA", 2)).isEqualTo("M-1");
        assertThat(reply.field("ERR", 3)).startsWith(error + "^");
        assertThat(reply.field("ERR", 2)).startsWith(where);
        assertThat(reply.field("ERR", 4)).isEqualTo("E");
        assertThat(reply.field("ERR", 8)).isNotEmpty();
        assertThat(reply.text()).doesNotContain("secret");
        assertThat(folder.resolve("drafts")).doesNotExist();
    }

    @Test
    void speaksTheSendersAlphabet_orEnglish() throws Exception {
        String wrong = MESSAGE.replace("ORU^R01^ORU_R01", "ORM^O01^ORM_O01");
        byte[] cyrillic = wrong.replace("UNICODE UTF-8", "WINDOWS-1251")
                .replace("Есімова^Аружан^Дәулетқызы", "Иванова^Анна")
                .replace("Есімова^Мәдина^Ержанқызы", "Иванова^Вера")
                .replace("ішкі", "x")
                .getBytes(WINDOWS_1251);

        assertThat(system.send(utf8(wrong)).field("ERR", 8)).contains("медицинской");
        assertThat(new String(system.send(cyrillic).bytes(), WINDOWS_1251)).contains("медицинской");
        assertThat(system.send(utf8(wrong.replace("UNICODE UTF-8", ""))).field("ERR", 8))
                .isASCII()
                .contains("mapping");
    }

    @Test
    void takesWindows1251_alsoWhereNobodySaysSo() throws Exception {
        byte[] message = MESSAGE.replace("|UNICODE UTF-8", "|")
                .replace("Есімова^Аружан^Дәулетқызы", "Ермакова^Анна^Петровна")
                .replace("Есімова^Мәдина^Ержанқызы", "Ермакова^Вера")
                .replace("ішкі", "x")
                .getBytes(WINDOWS_1251);

        assertThat(system.send(message).field("MSA", 1)).isEqualTo("AA");
        assertThat(draft().at("/subject/name/patronymic").asString()).isEqualTo("Петровна");
    }

    @Test
    void hangsUp_onWhatIsNoMessage_andServesTheNext() throws Exception {
        for (byte[] noise : List.of(
                utf8("GET / HTTP/1.1\r\n\r\n"), utf8("\u000bMSH|^~\\&|half"), utf8("\u000b" + MESSAGE + "\u001cX"))) {
            OldSystem stranger = connect();
            stranger.write(noise);
            if (noise[0] == 0x0b && noise.length < 40) {
                stranger.close();
            } else {
                assertThat(stranger.isHungUp()).isTrue();
            }
        }
        assertThat(system.send(utf8("nonsense")).field("MSA", 1)).isEqualTo("AE");
        assertThat(system.send(utf8("MSH\rPID|1")).field("MSA", 1)).isEqualTo("AE");
        assertThat(system.send(utf8("\n" + MESSAGE.replace("|M-1|P|", "|M-1|T|")))
                        .field("MSA", 1))
                .as("a test message, whatever stands before it")
                .isEqualTo("AR");
        assertThat(system.send(utf8(MESSAGE)).field("MSA", 1)).isEqualTo("AA");
    }

    @Test
    void answersEveryPublishedMessage() throws Exception {
        Path published = Path.of(System.getProperty("vectors.fhir", "../shared/fixtures/fhir"), "hl7v2");
        assumeTrue(Files.isDirectory(published), "no HL7 v2 vectors");
        try (Stream<Path> all = Files.list(published)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".hl7")).toList()) {
                assertThat(system.send(Files.readAllBytes(file)).field("MSA", 1))
                        .as(file.getFileName().toString())
                        .isIn("AA", "AE", "AR");
            }
        }
    }

    @Test
    void takesFiles_onceTheyNoLongerGrow() throws Exception {
        WatchedFolder watched = new WatchedFolder(folder.resolve("lab"), desk);
        Path file = folder.resolve("lab/in/result.hl7");
        Files.writeString(file, MESSAGE.substring(0, 100));
        Files.writeString(folder.resolve("lab/in/wrong.txt"), "no record");
        watched.look();
        Files.writeString(file, MESSAGE);
        watched.look();
        assertThat(folder.resolve("lab/refused/wrong.txt.reason")).exists();
        assertThat(file).exists();
        watched.look();

        assertThat(folder.resolve("lab/in")).isEmptyDirectory();
        assertThat(folder.resolve("lab/done/result.hl7")).hasContent(MESSAGE);
        assertThat(Files.readString(folder.resolve("lab/done/result.hl7.ack"))).contains("MSA|AA|M-1");
        assertThat(files()).hasSize(2);

        String another = MESSAGE.replace("|M-1|", "|M-2|");
        Files.writeString(file, another);
        watched.look();
        watched.look();
        assertThat(folder.resolve("lab/done/result.hl7")).as("stays as it was").hasContent(MESSAGE);
        assertThat(folder.resolve("lab/done/result.hl7.2")).hasContent(another);
        assertThat(Files.readString(folder.resolve("lab/done/result.hl7.2.ack")))
                .contains("MSA|AA|M-2");
    }

    private OldSystem connect() throws IOException {
        return new OldSystem(new Socket(InetAddress.getLoopbackAddress(), listener.port()));
    }

    private ObjectNode draft() throws IOException {
        return StrictJson.readObject(Files.readAllBytes(files().get(0)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("drafts"))) {
            return all.sorted((a, b) -> b.toString().compareTo(a.toString())).toList();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
