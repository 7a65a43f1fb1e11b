package kz.daneker.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.client.EmergencyRequest;
import kz.daneker.client.FiledApproval;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.ReferralId;
import kz.daneker.referral.StrictJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Signs one approval, files it, and prints the line the referral must carry. */
@Command(
        name = "approve",
        description = {
            "Approves one referral without consent; your agency signs.",
            "Prints the entry the sender writes into /breakGlass/approvals."
        },
        mixinStandardHelpOptions = true)
final class BreakGlassApproveCommand implements Callable<Integer> {
    private static final ZoneOffset KAZAKHSTAN = ZoneOffset.ofHours(5);

    @Parameters(paramLabel = "ID", description = "Id of the referral, made by its sender.")
    private UUID referral = new UUID(0, 0);

    @Option(names = "--from", required = true, paramLabel = "AGENCY", description = "Who will send it.")
    private String sender = "";

    @Option(names = "--to", required = true, paramLabel = "AGENCY", description = "Who will get it.")
    private String recipient = "";

    @Option(
            names = "--user",
            required = true,
            paramLabel = "REF",
            description = "Who approves, as you know your people.")
    private String userRef = "";

    @Option(names = "--role", required = true, paramLabel = "ROLE", description = "In which role, e.g. duty_physician.")
    private String role = "";

    @Option(
            names = "--reason-file",
            required = true,
            paramLabel = "FILE",
            description = "The referral's reason, word by word; a file, so that it stays out of the shell's history.")
    private Path reason = Path.of("");

    @Option(
            names = "--open",
            required = true,
            split = ",",
            paramLabel = "CATEGORY",
            description = "The most it opens, e.g. EMERGENCY_HEALTH,GUARDIAN.")
    private Set<DataCategory> categories = new LinkedHashSet<>();

    @Option(names = "--hours", paramLabel = "N", description = "How long it holds, 1 to 24 (default: 24).")
    private int hours = 24;

    @Mixin
    private AgencySide side = new AgencySide();

    @Override
    public Integer call() throws IOException {
        EmergencyRequest request = new EmergencyRequest(
                new ReferralId(referral),
                agency(sender),
                agency(recipient),
                Files.readString(reason, StandardCharsets.UTF_8).strip(),
                categories,
                Duration.ofHours(hours));
        FiledApproval filed = side.open().emergencies().approve(request, userRef, role);
        ObjectNode entry = entry(filed);
        side.answer(
                () -> {
                    ObjectNode json = StrictJson.object()
                            .put("id", filed.id().toString())
                            .put("expiresAt", filed.expiresAt().toString())
                            .put("receipt", filed.receipt().jws().compact());
                    json.set("approval", entry);
                    return json;
                },
                () -> Stream.of(
                        "Approved and on file until " + filed.expiresAt().atOffset(KAZAKHSTAN) + ".",
                        "For the sender, to name in /breakGlass/approvals:",
                        entry.toString()));
        return 0;
    }

    private ObjectNode entry(FiledApproval filed) {
        return StrictJson.object()
                .put("userRef", userRef)
                .put("agencyId", filed.receipt().receipt().audience().replaceFirst(".*:", ""))
                .put("role", role)
                .put(
                        "at",
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                filed.issuedAt().atOffset(KAZAKHSTAN)));
    }

    private static AgencyId agency(String written) {
        try {
            return new AgencyId(written);
        } catch (IllegalArgumentException e) {
            throw new CouldNotTell("--from and --to must be agency ids like clinic-47-001.");
        }
    }
}
