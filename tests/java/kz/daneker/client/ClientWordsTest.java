package kz.daneker.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import kz.daneker.agency.Language;
import kz.daneker.agency.ReferralType;
import kz.daneker.consent.CategoryDecision;
import kz.daneker.referral.Priority;
import kz.daneker.referral.ReferralState;
import kz.daneker.referral.StrictJson;
import kz.daneker.signing.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClientWordsTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void have_everyKeyInEveryLanguage(Language language) throws IOException {
        assertThat(keys(language)).isEqualTo(keys(Language.EN));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void name_everyStateOutcomePriorityAndReason(Language language) {
        ClientWords words = new ClientWords(language);
        for (ReferralState state : ReferralState.values()) {
            assertThat(words.say("state." + state)).isNotBlank();
        }
        for (Outcome outcome : Outcome.values()) {
            assertThat(words.say("sent." + outcome)).isNotBlank();
        }
        for (Priority priority : Priority.values()) {
            assertThat(words.say("priority." + priority.word())).isNotBlank();
        }
        for (CategoryDecision.Reason reason : CategoryDecision.Reason.values()) {
            assertThat(words.find("withheld." + reason).isPresent())
                    .isEqualTo(reason != CategoryDecision.Reason.RELEASED);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void name_everyService(Language language) {
        ServiceWords services = new ServiceWords(language);
        for (ReferralType type : ReferralType.values()) {
            assertThat(services.name(type.name())).isNotBlank().isNotEqualTo(type.name());
        }
    }

    @Test
    void print_unknownFieldsByTheirKey_andNothingATerminalObeys() {
        FieldWords fields = new FieldWords(new ClientWords(Language.EN));
        assertThat(fields.lines(StrictJson.read("{\"shoeSize\":37,\"phone\":\"+7\\u001b[2J\",\"leaveMessage\":false}")))
                .containsExactly("A message may be left: no", "Phone: +7\uFFFD[2J", "shoeSize: 37");
    }

    private static Set<Object> keys(Language language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                ClientWords.class.getResourceAsStream("/client/words_" + language.tag() + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        assertThat(properties.values()).noneMatch(text -> text.toString().isBlank());
        return properties.keySet();
    }
}
