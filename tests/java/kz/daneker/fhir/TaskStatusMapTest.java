package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import kz.daneker.referral.ReferralState;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaskStatusMapTest {
    @ParameterizedTest
    @EnumSource(value = ReferralState.class, mode = EnumSource.Mode.EXCLUDE, names = "CANCEL_ASKED")
    void saysEveryState_inPublishedCodes(ReferralState state) {
        TaskStatusMap.TaskWord word = TaskStatusMap.of(state);
        assertThat(Task.TaskStatus.fromCode(word.status())).isNotNull();
        assertThat(published()).contains(word.businessStatus());
    }

    @ParameterizedTest
    @CsvSource({
        "SENT,requested,submitted",
        "DELIVERED,requested,delivered",
        "DECLINED,rejected,declined",
        "IN_SERVICE,in-progress,in-service",
        "SCHEDULED,in-progress,scheduled",
        "NO_SHOW,in-progress,no-show",
        "VISIT_CANCELLED,in-progress,visit-cancelled",
        "ON_HOLD,on-hold,on-hold",
        "CANCELLED,cancelled,cancelled",
        "COMPLETED,completed,fulfilled",
        "EXPIRED,failed,expired"
    })
    void says_asTheTableSays(ReferralState state, String status, String businessStatus) {
        assertThat(TaskStatusMap.of(state)).isEqualTo(new TaskStatusMap.TaskWord(status, businessStatus));
    }

    @Test
    void hidesWhoEndedIt() {
        assertThat(TaskStatusMap.of(ReferralState.WITHDRAWN)).isEqualTo(TaskStatusMap.of(ReferralState.REVOKED));
    }

    private static Set<String> published() {
        return PublishedResources.all().stream()
                .filter(resource -> resource instanceof CodeSystem)
                .map(CodeSystem.class::cast)
                .filter(system -> system.getUrl().equals(Systems.BUSINESS_STATUS))
                .flatMap(system -> system.getConcept().stream())
                .map(CodeSystem.ConceptDefinitionComponent::getCode)
                .collect(Collectors.toSet());
    }
}
