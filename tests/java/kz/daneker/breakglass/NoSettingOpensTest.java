package kz.daneker.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Break-glass cannot be reached by configuration: there is nothing to set, and nothing set reaches the door. */
class NoSettingOpensTest {
    @Test
    void has_settingsForTheReviewOnly() {
        assertThat(Arrays.stream(BreakGlassSettings.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactly("reviewers", "reviewWithin");
    }

    /** The one setting the door gets is when the review is due. */
    @Test
    void gives_theDoorNoSwitch() {
        assertThat(parameters(BreakGlassDoor.class))
                .filteredOn(type -> !type.getPackageName().startsWith("kz.daneker"))
                .containsExactlyInAnyOrder(Duration.class, java.time.Clock.class);
        assertThat(parameters(BreakGlassDoor.class)).doesNotContain(BreakGlassSettings.class);
        assertThat(parameters(ApprovalFinder.class)).doesNotContain(BreakGlassSettings.class, boolean.class);
    }

    /** Whoever holds an approved emergency got it from the door. */
    @Test
    void lets_nobodyElseMakeAnApprovedEmergency() {
        assertThat(ApprovedEmergency.class.getConstructors()).isEmpty();
        assertThat(BreakGlassDoor.class.getConstructors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H", "PT72H1S"})
    void bounds_theReview(Duration within) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BreakGlassSettings(Set.of("moe"), within))
                .withMessageContaining("review-within");
    }

    @Test
    void needs_somebodyWhoReviews() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BreakGlassSettings(Set.of(), Duration.ofHours(72)))
                .withMessageContaining("reviewers");
    }

    private static List<Class<?>> parameters(Class<?> type) {
        Constructor<?>[] constructors = type.getDeclaredConstructors();
        assertThat(constructors).hasSize(1);
        return List.of(constructors[0].getParameterTypes());
    }
}
