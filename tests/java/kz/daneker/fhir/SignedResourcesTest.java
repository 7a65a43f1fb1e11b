package kz.daneker.fhir;

import static kz.daneker.refusal.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.StrictJson;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SignedResourcesTest {
    @Test
    void reads_aValueAsItWasSigned() {
        JsonNode section = section("""
                {"resourceType":"Observation","id":"11111111-1111-4111-8111-111111111111","status":"final",
                 "code":{"text":"гемоглобин"},"valueQuantity":{"value":11.20,"unit":"г/дл"}}""");

        assertThat(SignedResources.read(DataCategory.HEALTH_SUMMARY, section))
                .singleElement()
                .isInstanceOfSatisfying(
                        Observation.class,
                        observation -> assertThat(observation
                                        .getValueQuantity()
                                        .getValueElement()
                                        .getValueAsString())
                                .isEqualTo("11.20"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Observation\",\"status\":\"perhaps\"}",
                "{\"resourceType\":\"Observation\",\"mood\":\"x\"}",
                "{\"resourceType\":\"Observation\",\"effectiveDateTime\":\"yesterday\"}",
                "{\"resourceType\":\"Observation\",\"code\":\"x\"}",
                "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":\"11,2\"}}",
                "{\"resourceType\":\"Thing\"}"
            })
    void refuses_whatIsNotFhir(String resource) {
        assertRefused(
                "RESOURCE_INVALID at /data/HEALTH_SUMMARY/resources/0",
                () -> SignedResources.require(Map.of(DataCategory.HEALTH_SUMMARY, section(resource))));
    }

    @Test
    void leavesAlone_whatOtherCategoriesCallResources() {
        assertThat(SignedResources.read(DataCategory.PSS_PLAN, section("{\"resourceType\":\"Thing\"}")))
                .isEmpty();
    }

    private static JsonNode section(String resource) {
        return StrictJson.read("{\"resources\":[" + resource + "]}");
    }
}
