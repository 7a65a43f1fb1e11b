package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kz.daneker.referral.Attendance;
import kz.daneker.referral.Course;
import kz.daneker.referral.ReferralState;
import kz.daneker.referral.StatusReason;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import kz.daneker.signing.StatusNote;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TaskSayingTest {
    private static final String CLINIC = "urn:daneker:agency:clinic-47-001";
    private static final String TEXT = "Told in confidence";
    private static final UUID ID = UUID.fromString("5f0c1d2e-0000-4a00-8000-000000000002");
    private static final Digest LAST = Digest.ofAscii("the word before");

    /** What a recipient reads, it may sign and send back: that says the same word again. */
    @ParameterizedTest
    @EnumSource(
            value = ReferralState.class,
            names = {
                "ACCEPTED",
                "DECLINED",
                "IN_SERVICE",
                "SCHEDULED",
                "NO_SHOW",
                "VISIT_CANCELLED",
                "ON_HOLD",
                "COMPLETED",
                "NOT_COMPLETED",
                "CANCELLED"
            })
    void saysTheWord_theViewShows(ReferralState state) {
        StatusNote note = saying(TaskView.of(standing(Course.at(state)))).note(CLINIC, true);

        assertThat(note.status()).isEqualToIgnoringCase(state.name());
        assertThat(note.subject()).isEqualTo(ID.toString());
        assertThat(note.sequence()).isEqualTo(3);
        assertThat(note.previous()).isEqualTo(LAST);
        assertThat(note.reason()).isEqualTo("PAPERS_MISSING");
        assertThat(note.attendance()).isEqualTo("visited");
    }

    @Test
    void showsAnAskedCancellation_withoutMovingTheTask() {
        Task task = TaskView.of(standing(new Course(ReferralState.ACCEPTED, true, false)));

        assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.ACCEPTED);
        assertThat(task.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("cancel-asked");
        assertThat(saying(task).note(CLINIC, true).status()).isEqualTo("accepted");
        assertThat(saying(task).note("urn:daneker:agency:centre-47", false).status())
                .isEqualTo("cancel_asked");
    }

    static Stream<Consumer<Task>> wordy() {
        return Stream.of(
                task -> task.setStatusReason(new CodeableConcept().setText(TEXT)),
                task -> task.addNote().setText(TEXT),
                task -> task.setDescription(TEXT),
                task -> task.getBusinessStatus().getCodingFirstRep().setDisplay(TEXT),
                task -> task.setFor(new Reference().setDisplay(TEXT)),
                task -> task.addExtension(new Extension("urn:x", new StringType(TEXT))),
                task -> task.getOutputFirstRep().setValue(new StringType(TEXT)),
                task -> task.getIdentifierFirstRep().setValue("urn:uuid: " + TEXT));
    }

    @ParameterizedTest
    @MethodSource("wordy")
    void refuses_whatCouldHoldText(Consumer<Task> change) {
        Task task = TaskView.of(standing(Course.at(ReferralState.ACCEPTED)));
        change.accept(task);

        assertThatThrownBy(() -> saying(task))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code())
                                .isIn(RefusalCode.SCHEMA_UNKNOWN_FIELD, RefusalCode.SCHEMA_INVALID_VALUE));
    }

    @Test
    void readsTheSame_outOfItsMessage() {
        TaskStanding standing = standing(Course.at(ReferralState.SCHEDULED));
        byte[] message = StatusMessage.write(standing, UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);

        assertThat(TaskSaying.read(message).note(CLINIC, true))
                .isEqualTo(saying(TaskView.of(standing)).note(CLINIC, true));
    }

    @Test
    void keepsTheVersion_inAFhirId() {
        TaskVersion version = standing(Course.at(ReferralState.ACCEPTED)).version();

        assertThat(version.text()).matches("[A-Za-z0-9.-]{1,64}");
        assertThat(TaskVersion.read(version.text())).isEqualTo(version);
        assertThat(TaskVersion.read("0.0.abcdefgh").last()).isNull();
        for (String wrong : List.of("1", "0." + "a".repeat(43) + ".abcdefgh", "1.0.abcdefgh", "-1.0.abcdefgh")) {
            assertThatThrownBy(() -> TaskVersion.read(wrong)).isInstanceOf(Refusal.class);
        }
    }

    private static TaskSaying saying(Task task) {
        return TaskSaying.read(
                FhirR4.context().newJsonParser().encodeResourceToString(task).getBytes(StandardCharsets.UTF_8));
    }

    private static TaskStanding standing(Course course) {
        Instant now = Instant.parse("2026-06-16T05:00:00Z");
        return new TaskStanding(
                ID,
                ID,
                TaskVersion.of(2, LAST, course.toString()),
                course,
                StatusReason.PAPERS_MISSING,
                Attendance.VISITED,
                now,
                now,
                now.plusSeconds(3600),
                "urn:daneker:neutral:social-support-service",
                CLINIC,
                List.of(UUID.randomUUID()));
    }
}
