package kz.daneker.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import kz.daneker.referral.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** A problem document (RFC 9457) as it arrived: whatever the code, it must be whole and say nothing of our insides. */
record ProblemAnswer(ObjectNode json, String text) {
    static ProblemAnswer of(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as("status %s: %s", answer.statusCode(), answer.body())
                .startsWith("application/problem+json");
        ObjectNode json = StrictJson.readObject(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(json.path("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(json.path("title").asString("")).isNotBlank();
        assertThat(json.path("detail").asString("")).isNotBlank();
        assertThat(json.path("type").asString("")).contains("/problems/");
        assertThat(json.path("instance").asString("")).startsWith("urn:uuid:");
        assertThat(answer.body())
                .doesNotContain("Exception", "at kz.daneker", "at java", "org.springframework", "tomcat");
        return new ProblemAnswer(json, answer.body());
    }

    static void assertRefused(HttpResponse<String> answer, int status, String code) {
        ProblemAnswer problem = of(answer);
        assertThat(answer.statusCode()).as(problem.text()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
    }

    String code() {
        return json.path("code").asString("");
    }

    String pointer() {
        return json.path("pointer").asString("");
    }

    String detail() {
        return json.path("detail").asString("");
    }

    /** The gateway's signed word of the refusal, or empty where none is owed. */
    String receipt() {
        return json.path("receipt").asString("");
    }

    /** What two refusals must have in common that shall not be told apart. */
    String withoutInstance() {
        return json.deepCopy().put("instance", "").toString();
    }
}
