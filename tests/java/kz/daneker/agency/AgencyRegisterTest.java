package kz.daneker.agency;

import static kz.daneker.refusal.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgencyRegisterTest {
    private static final Path FILE = Path.of("config/agencies.yaml");
    private final Regions regions = Regions.load(Path.of("config/regions.yaml"));
    private final AgencyRegister register = AgencyRegister.load(FILE, regions);

    @TempDir
    Path folder;

    @Test
    void lists_seventeenCentresOfTwoOperators() {
        assertThat(register.all())
                .filteredOn(agency -> agency.type() == AgencyType.CENTRE)
                .hasSize(17)
                .extracting(Agency::operator)
                .containsOnly(new AgencyId("ngo-a"), new AgencyId("ngo-b"));
    }

    @ParameterizedTest
    @CsvSource({
        "SCHOOL, Regional Education Department",
        "EMPLOYER, Career Centre",
        "CAREER_CENTRE, Social Support Service",
        "SOCIAL_PROTECTION, Social Support Service"
    })
    void masks_theSenderByKindOfRecipient(AgencyType recipient, String name) {
        assertThat(register.neutralSenderFor(recipient).name().en()).isEqualTo(name);
    }

    @Test
    void refuses_toMaskTowardsAKindWithoutNeutralSender() {
        assertThatThrownBy(() -> register.neutralSenderFor(AgencyType.CLINIC)).hasMessageContaining("clinic");
    }

    @Test
    void pulls_untilAPushAddressIsSet() throws IOException {
        assertThat(channelOf("soc-43-001", "")).isEqualTo(DeliveryChannel.pull());
        assertThat(channelOf("soc-43-001", "https://soc.example/in").kind()).isEqualTo(DeliveryChannel.Kind.PUSH);
    }

    @Test
    void tells_aBodyThatIsNoPartyFromAnUnknownOne() {
        assertThat(register.require(new AgencyId("security-body-001"), "/x").type())
                .isEqualTo(AgencyType.SECURITY_BODY);
        assertRefused(
                "PARTY_UNKNOWN at /recipient/agencyId",
                () -> register.require(new AgencyId("nobody-001"), "/recipient/agencyId"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: ngo-b|id: ngo-a|unique",
                "190140000032|190140000020|BIN",
                "190140000032|190140000033|BIN",
                "operator: ngo-a|operator: ngo-z|ngo_hq",
                "region: KZ-47|region: KZ-99|region",
                "type: hotline|type: oracle|agencies.yaml",
                "en: \"Research group\"|en: \"\"|en"
            })
    void stops_whenTheRegisterIsBroken(String found, String replaced, String says) throws IOException {
        Path broken = folder.resolve("agencies.yaml");
        Files.writeString(broken, Files.readString(FILE).replace(found, replaced));

        assertThatThrownBy(() -> AgencyRegister.load(broken, regions))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(says);
    }

    @ParameterizedTest
    @CsvSource({"KZ-51,2018-06-18", "KZ-61,2018-06-19", "KZ-10,2022-06-08", "KZ-47,1999-01-01"})
    void knows_aRegionOnTheDay(String code, LocalDate day) {
        assertThatCode(() -> regions.require(code, day, "/p")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"KZ-51,2018-06-19", "KZ-61,2018-06-18", "KZ-10,2022-06-07", "KZ-99,2020-01-01", "Almaty,2020-01-01"})
    void refuses_aRegionNotInUse(String code, LocalDate day) {
        assertRefused("REGION_UNKNOWN at /p", () -> regions.require(code, day, "/p"));
    }

    private DeliveryChannel channelOf(String id, String url) throws IOException {
        Path file = folder.resolve("agencies.yaml");
        Files.writeString(file, Files.readString(FILE).replace("pushUrl: \"\"", "pushUrl: \"" + url + "\""));
        return AgencyRegister.load(file, regions).require(new AgencyId(id), "").channel();
    }
}
