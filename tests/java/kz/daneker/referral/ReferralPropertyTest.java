package kz.daneker.referral;

import static kz.daneker.refusal.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import kz.daneker.agency.CheckDigit;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.refusal.Refused;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What must hold for any input, not for the one somebody thought of. */
class ReferralPropertyTest {
    private final ReferralReader reader = Samples.reader();

    @Property(tries = 300)
    void reads_anyIinWithItsCheckDigit(@ForAll("iins") String iin) {
        assertThat(Iin.read(iin, "/subject/iin").value()).isEqualTo(iin);
        assertThat(new Iin(iin).toString()).doesNotContain(iin.substring(0, 10));
    }

    @Property(tries = 300)
    void refuses_anyDigitChangedThatBreaksTheCheck(
            @ForAll("iins") String iin, @ForAll @IntRange(max = 11) int place, @ForAll @IntRange(max = 9) int digit) {
        String changed = iin.substring(0, place) + digit + iin.substring(place + 1);
        Assume.that(!CheckDigit.holds(changed));

        assertEarns(RefusalCode.IIN_CHECKSUM, changed, () -> Iin.read(changed, "/subject/iin"));
    }

    @Property(tries = 300)
    void refuses_aCheckDigitThatIsOff(@ForAll("iins") String iin, @ForAll @IntRange(min = 1, max = 9) int by) {
        String changed = iin.substring(0, 11) + (iin.charAt(11) - '0' + by) % 10;

        assertEarns(RefusalCode.IIN_CHECKSUM, changed, () -> Iin.read(changed, "/subject/iin"));
    }

    @Property(tries = 300)
    void refuses_anythingButTwelveDigits(@ForAll String written) {
        Assume.that(!written.matches("[0-9]{12}"));

        assertRefused("IIN_FORMAT at /p", () -> Iin.read(written, "/p"));
    }

    @Property(tries = 300)
    void reads_anyKazakhName(@ForAll("names") String name) {
        assertThatCode(() -> NameRules.check(name, Pointer.ROOT)).doesNotThrowAnyException();
    }

    @Property(tries = 300)
    void refuses_aLatinLetterInsideAnyKazakhName(@ForAll("names") String name, @ForAll("latin") char letter) {
        String mixed = name + letter;

        assertEarns(RefusalCode.NAME_MIXED_SCRIPT, mixed, () -> NameRules.check(mixed, Pointer.ROOT));
    }

    @Property(tries = 300)
    void answers_anyNameWithAReferralOrACode(@ForAll String name) {
        ObjectNode sample = Samples.schoolEnrolment();
        ((ObjectNode) sample.at("/subject/name")).put("given", name);

        assertThat(codeOf(sample)).isNotEqualTo("bug");
    }

    /** Whatever the program before us did with bytes its table does not define. */
    @Property(tries = 500)
    void refuses_utf8ReadWithAnotherTable(
            @ForAll("names") String name, @ForAll("tables") Charset table, @ForAll("habits") CodingErrorAction habit)
            throws CharacterCodingException {
        String garbled = table.newDecoder()
                .onUnmappableCharacter(habit)
                .onMalformedInput(habit)
                .decode(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)))
                .toString();

        assertEarns(RefusalCode.TEXT_MOJIBAKE, garbled, () -> NameRules.check(garbled, Pointer.ROOT));
    }

    @Property(tries = 200)
    void judges_anyBirthDateByTheCalendarAndToday(@ForAll("days") LocalDate day) {
        ObjectNode sample = Samples.schoolEnrolment();
        ((ObjectNode) sample.at("/subject")).put("birthDate", day.toString());
        boolean future = day.isAfter(LocalDate.of(2026, 6, 15));

        assertThat(codeOf(sample)).isEqualTo(future ? "DATE_FUTURE at /subject/birthDate" : "read");
    }

    @Property(tries = 300)
    void refuses_anUnknownFieldInAnyPartOfTheEnvelope(@ForAll("places") String place, @ForAll("unknown") String key) {
        ObjectNode sample = Samples.schoolEnrolment();
        ((ObjectNode) sample.at(place)).put(key, "x");

        assertThat(codeOf(sample)).isEqualTo("SCHEMA_UNKNOWN_FIELD at " + place + "/" + key);
    }

    @Property(tries = 300)
    void refuses_aForbiddenKeyAtAnyDepth(@ForAll @IntRange(max = 18) int depth, @ForAll("forbidden") String key) {
        ObjectNode inner = (ObjectNode) Samples.schoolEnrolment().at("/data/PSS_PLAN");
        ObjectNode sample = Samples.schoolEnrolment();
        ((ObjectNode) sample.at("/data")).set("PSS_PLAN", inner);
        StringBuilder pointer = new StringBuilder("/data/PSS_PLAN");
        for (int i = 0; i < depth; i++) {
            inner = i % 2 == 0
                    ? inner.putObject("deeper")
                    : inner.putArray("deeper").addObject();
            pointer.append(i % 2 == 0 ? "/deeper" : "/deeper/0");
        }
        inner.put(key, 1);

        assertThat(codeOf(sample)).isEqualTo("FORBIDDEN_FIELD at " + pointer + "/" + key);
    }

    private String codeOf(JsonNode payload) {
        try {
            reader.read(payload, Samples.NOW);
            return "read";
        } catch (Refusal refusal) {
            return Refused.codeAndPlace(refusal);
        } catch (RuntimeException e) {
            return "bug";
        }
    }

    private static void assertEarns(RefusalCode code, String value, ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageNotContaining(value);
    }

    @Provide
    Arbitrary<String> iins() {
        return Arbitraries.strings()
                .numeric()
                .ofLength(11)
                .flatMap(start -> Arbitraries.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
                        .map(start::concat))
                .filter(CheckDigit::holds);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> capital = Arbitraries.strings()
                .withChars("АӘБВГҒДЖЗИЙКҚЛМНҢОӨПРСТУҰҮХҺЧШЫІЭЮЯ")
                .ofLength(1);
        Arbitrary<String> rest = Arbitraries.strings()
                .withChars("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")
                .ofMinLength(2)
                .ofMaxLength(20);
        return capital.flatMap(first -> rest.map(first::concat));
    }

    @Provide
    Arbitrary<Charset> tables() {
        return Arbitraries.of("windows-1251", "windows-1252", "ISO-8859-1").map(Charset::forName);
    }

    @Provide
    Arbitrary<CodingErrorAction> habits() {
        return Arbitraries.of(CodingErrorAction.REPLACE, CodingErrorAction.IGNORE);
    }

    @Provide
    Arbitrary<Character> latin() {
        return Arbitraries.chars().range('a', 'z').range('A', 'Z');
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2009, 1, 1).toEpochDay(),
                        LocalDate.of(2040, 1, 1).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of(
                "",
                "/sender",
                "/recipient",
                "/subject",
                "/subject/name",
                "/subject/nameLatin",
                "/guardian",
                "/guardian/name",
                "/consents/0",
                "/consents/0/giver",
                "/consents/0/giver/name",
                "/consents/0/operator",
                "/consents/0/assent",
                "/data");
    }

    @Provide
    Arbitrary<String> unknown() {
        return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20).map("zz"::concat);
    }

    @Provide
    Arbitrary<String> forbidden() {
        return Arbitraries.of(
                "radicalisation",
                "RADICALIZED",
                "extremism",
                "ideology",
                "threatLevel",
                "threat_level",
                "riskScore",
                "risk--score",
                "watchlist",
                "watch_list",
                "loyalty",
                "hijabWorn",
                "piety",
                "informant",
                "polygraphDone");
    }
}
