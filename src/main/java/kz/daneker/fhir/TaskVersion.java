package kz.daneker.fhir;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import org.jspecify.annotations.Nullable;

/**
 * {@code Task.meta.versionId}, which is also what links an agency's signed words over FHIR: whoever writes a Task signs the
 * version it read, and with it how many words it said before and the digest of the last one.
 *
 * <p>Written {@code <said>.<digest>.<mark>}, e.g. {@code 0.0.Yx3oFq1a} before the first word; base64url's {@code _} becomes
 * {@code .}, since a FHIR id has none.
 *
 * @param said how many words the reader has said itself
 * @param last digest of its last one, null before the first
 * @param mark changes with everything the reader may see of the Task, the other side's words included
 */
public record TaskVersion(int said, @Nullable Digest last, String mark) {
    private static final Pattern FORM =
            Pattern.compile("(0|[1-9][0-9]{0,3})\\.(0|[A-Za-z0-9.-]{43})\\.([A-Za-z0-9.-]{8})");
    private static final int MARK = 8;

    /**
     * The version of what is shown.
     *
     * @param shown everything the reader may see, in any unambiguous form
     */
    public static TaskVersion of(int said, @Nullable Digest last, String shown) {
        return new TaskVersion(said, last, fhir(Digest.ofAscii(shown).value()).substring(0, MARK));
    }

    /**
     * Reads a version as it stands in a Task.
     *
     * @throws Refusal {@code SCHEMA_INVALID_VALUE} at {@code Task.meta.versionId} for any other form
     */
    public static TaskVersion read(String versionId) {
        Matcher parts = FORM.matcher(versionId);
        if (!parts.matches() || parts.group(1).equals("0") != parts.group(2).equals("0")) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "Task.meta.versionId");
        }
        return new TaskVersion(Integer.parseInt(parts.group(1)), digest(parts.group(2)), parts.group(3));
    }

    private static @Nullable Digest digest(String part) {
        try {
            return part.equals("0") ? null : new Digest(part.replace('.', '_'));
        } catch (Refusal refusal) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "Task.meta.versionId");
        }
    }

    /** As it stands in the Task. */
    public String text() {
        return said + "." + (last == null ? "0" : fhir(last.value())) + "." + mark;
    }

    private static String fhir(String base64url) {
        return base64url.replace('_', '.');
    }
}
