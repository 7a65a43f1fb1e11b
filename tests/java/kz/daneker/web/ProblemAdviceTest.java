package kz.daneker.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.refusal.RefusalTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemAdviceTest {
    private static final String SECRET = "SENTINEL-7731";

    private final Problems problems = new Problems(RefusalTexts.load(Path.of("config", "messages.json")));
    private final ProblemAdvice advice = new ProblemAdvice(problems);

    record Asked(ResponseEntity<byte[]> answer, RefusalCode code) {}

    Stream<Asked> everythingThatGoesWrong() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        return Stream.of(
                new Asked(advice.bug(new IllegalStateException(SECRET), request), RefusalCode.INTERNAL_ERROR),
                new Asked(advice.notFound(request), RefusalCode.NOT_FOUND),
                new Asked(advice.wrongMethod(request), RefusalCode.METHOD_NOT_ALLOWED),
                new Asked(advice.wrongMediaType(request), RefusalCode.MEDIA_TYPE_UNSUPPORTED),
                new Asked(advice.unavailable(request), RefusalCode.UNAVAILABLE));
    }

    @Test
    void answers_everyFailure_withItsCodeAndNothingOfWhatWasInside() {
        assertThat(everythingThatGoesWrong()).allSatisfy(asked -> {
            JsonNode body = JsonMapper.shared().readTree(asked.answer().getBody());
            assertThat(body.path("code").stringValue()).isEqualTo(asked.code().name());
            assertThat(asked.answer().getStatusCode().value())
                    .isEqualTo(asked.code().http());
            assertThat(body.toString()).doesNotContain(SECRET).doesNotContain("Exception");
        });
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void speaks_threeLanguages_forEveryCode(RefusalCode code) {
        List<String> details = Stream.of("kk", "ru, en;q=0.5", "fr")
                .map(language -> problems.answer(new Refusal(code, "/x"), language, "a.b.c"))
                .map(answer -> JsonMapper.shared().readTree(answer.getBody()))
                .map(body -> body.path("detail").stringValue())
                .toList();
        assertThat(details).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @EnumSource(
            value = RefusalCode.class,
            names = {"RATE_LIMITED", "UNAVAILABLE"})
    void says_whenToTryAgain(RefusalCode code) {
        assertThat(problems.answer(new Refusal(code), null, null).getHeaders().getFirst("Retry-After"))
                .isNotNull();
    }

    @Test
    void carries_theSignedReceipt_andUtf8() {
        ResponseEntity<byte[]> answer =
                problems.answer(new Refusal(RefusalCode.IIN_CHECKSUM, "/subject/iin"), "kk", "a.b.c");
        String body = new String(answer.getBody(), StandardCharsets.UTF_8);
        assertThat(body).contains("\"receipt\":\"a.b.c\"", "\"pointer\":\"/subject/iin\"", "ЖСН");
    }
}
