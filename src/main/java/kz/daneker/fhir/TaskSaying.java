package kz.daneker.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kz.daneker.referral.Attendance;
import kz.daneker.referral.ReferralState;
import kz.daneker.referral.StatusReason;
import kz.daneker.referral.StrictJson;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.StatusNote;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an agency says with a Task it signed: alone, or as the focus of an O51 message. The same as a status note says, so
 * that both are links of one chain.
 */
public final class TaskSaying {
    private static final String URN_UUID = "urn:uuid:";

    private final Task task;
    private final TaskVersion version;

    private TaskSaying(Task task) {
        this.task = task;
        this.version = TaskVersion.read(String.valueOf(task.getMeta().getVersionId()));
    }

    /**
     * Reads what was signed.
     *
     * @param json a Task, or a message Bundle whose focus is one
     * @throws Refusal {@code SCHEMA_INVALID_VALUE} for anything else, {@code SCHEMA_UNKNOWN_FIELD} for what could hold free
     *     text; the path is FHIRPath, e.g. {@code Task.note}
     */
    public static TaskSaying read(byte[] json) {
        ObjectNode resource = StrictJson.readObject(json);
        ObjectNode task =
                resource.path("resourceType").asString("").equals("Bundle") ? StatusMessage.focus(resource) : resource;
        TaskWords.requireCoded(task);
        try {
            return new TaskSaying(FhirR4.read(Task.class, task.toString()));
        } catch (DataFormatException e) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "Task");
        }
    }

    /** {@code received}: what the signed receipt says already, and no word of its own. */
    public boolean isReceipt() {
        return task.getStatus() == Task.TaskStatus.RECEIVED;
    }

    /**
     * Of which referral, as its author names it.
     *
     * @throws Refusal {@code SCHEMA_INVALID_VALUE} at {@code Task.identifier} where none is a {@code urn:uuid:}
     */
    public UUID about() {
        return task.getIdentifier().stream()
                .filter(identifier -> Systems.URI.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .filter(value -> value != null && value.startsWith(URN_UUID))
                .findFirst()
                .map(value -> uuid(value.substring(URN_UUID.length())))
                .orElseThrow(() -> invalid("Task.identifier"));
    }

    /** The version the author had before its eyes. */
    public TaskVersion version() {
        return version;
    }

    /**
     * The same as a status note says it; its signature is the Task's.
     *
     * @param author URN
     * @throws Refusal {@code STATUS_NOT_ALLOWED} where it says no word of this side's, {@code SCHEMA_MISSING_FIELD} at {@code
     *     Task.statusReason} where a word needs one or at {@code Task.lastModified}, {@code SCHEMA_INVALID_VALUE} for
     *     unknown codes
     */
    public StatusNote note(String author, boolean byRecipient) {
        ReferralState word = TaskStatusMap.word(
                new TaskStatusMap.TaskWord(
                        status(),
                        code(task.getBusinessStatus(), Systems.BUSINESS_STATUS).orElse("")),
                byRecipient);
        if (!task.hasLastModified()) {
            throw new Refusal(RefusalCode.SCHEMA_MISSING_FIELD, "Task.lastModified");
        }
        return new StatusNote(
                author,
                PartyUrn.GATEWAY,
                about().toString(),
                version.said() + 1,
                word.name().toLowerCase(Locale.ROOT),
                task.getLastModified().toInstant(),
                version.last(),
                reason(word),
                attendance());
    }

    private String status() {
        if (!task.hasStatus()) {
            throw new Refusal(RefusalCode.SCHEMA_MISSING_FIELD, "Task.status");
        }
        return task.getStatus().toCode();
    }

    private @Nullable String reason(ReferralState word) {
        Optional<String> reason = code(task.getStatusReason(), Systems.STATUS_REASON);
        if (reason.isEmpty() && (word == ReferralState.DECLINED || word == ReferralState.ON_HOLD)) {
            throw new Refusal(RefusalCode.SCHEMA_MISSING_FIELD, "Task.statusReason");
        }
        return reason.map(code -> StatusReason.of(code, "Task.statusReason").name())
                .orElse(null);
    }

    private @Nullable String attendance() {
        List<CodeableConcept> said = task.getOutput().stream()
                .filter(output -> code(output.getType(), Systems.TASK_OUTPUT)
                        .filter("attendance"::equals)
                        .isPresent())
                .filter(output -> output.getValue() instanceof CodeableConcept)
                .map(output -> (CodeableConcept) output.getValue())
                .toList();
        return said.isEmpty()
                ? null
                : Attendance.of(
                                code(said.get(said.size() - 1), Systems.ATTENDANCE)
                                        .orElse(""),
                                "Task.output")
                        .code();
    }

    private static Optional<String> code(CodeableConcept concept, String system) {
        return concept.getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem()))
                .map(Coding::getCode)
                .filter(code -> code != null)
                .findFirst();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw invalid("Task.identifier");
        }
    }

    private static Refusal invalid(String path) {
        return new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, path);
    }
}
