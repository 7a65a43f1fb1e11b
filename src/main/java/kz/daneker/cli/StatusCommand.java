package kz.daneker.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kz.daneker.audit.TrailFault;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.client.AgencyClient;
import kz.daneker.client.LoggedWord;
import kz.daneker.client.PlainWords;
import kz.daneker.client.PrivateFiles;
import kz.daneker.client.Standing;
import kz.daneker.referral.Attendance;
import kz.daneker.referral.ReferralState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says the next signed word about a referral, or shows what was said. */
@Command(
        name = "status",
        description = "Shows where a referral stands, every signed word verified; with WORD, says the next one.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A recipient says ACCEPTED, DECLINED, IN_SERVICE, SCHEDULED, NO_SHOW, VISIT_CANCELLED,",
            "ON_HOLD (with --reason), COMPLETED, NOT_COMPLETED, or CANCELLED when asked to;",
            "a sender says CANCEL_ASKED, WITHDRAWN, REVOKED or ENTERED_IN_ERROR.",
            "Exit codes: 0 done, 1 not yours to say or not now, or not in the log, 2 could not tell."
        })
final class StatusCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "Your referral's id, or the delivery's you received.")
    private UUID id = new UUID(0, 0);

    @Parameters(index = "1", paramLabel = "WORD", arity = "0..1", description = "What you say about it.")
    private @Nullable ReferralState word;

    @Option(names = "--reason", paramLabel = "CODE", description = "Why, e.g. NO_CAPACITY.")
    private @Nullable String reason;

    @Option(names = "--attendance", paramLabel = "WORD", description = "VISITED or NOT_VISITED.")
    private @Nullable Attendance attendance;

    @Option(
            names = "--log-policy",
            paramLabel = "FILE",
            defaultValue = "${env:DANEKER_LOG_POLICY}",
            description = {
                "Which audit log, and whose cosignatures you believe: then it is proved that the log holds each word",
                "(default: DANEKER_LOG_POLICY). Get it from your auditor, not from the gateway."
            })
    private @Nullable Path logPolicy;

    @Option(names = "--proofs", paramLabel = "DIR", description = "Keeps the proofs there, one file each.")
    private @Nullable Path proofs;

    @Mixin
    private AgencySide side = new AgencySide();

    @Override
    public Integer call() {
        WitnessPolicy policy = policy();
        AgencyClient client = side.open();
        if (word != null) {
            client.conversation().say(id, word, reason, attendance);
        }
        Standing standing = client.conversation().ask(id);
        List<LoggedWord> logged =
                policy == null ? List.of() : client.logProofs().of(standing, policy);
        PlainWords plain = new PlainWords(side.language());
        side.answer(
                () -> ClientJson.standing(standing, logged),
                () -> Stream.concat(plain.standing(standing).stream(), plain.logged(logged).stream()));
        keep(logged);
        return logged.stream().anyMatch(LoggedWord::isAmiss) ? 1 : 0;
    }

    private void keep(List<LoggedWord> logged) {
        if (proofs != null) {
            PrivateFiles folder = new PrivateFiles(proofs);
            logged.forEach(word -> word.proof()
                    .ifPresent(proof -> folder.write(
                            id + "-" + proof.index() + ".tlog-proof",
                            new String(proof.bytes(), StandardCharsets.UTF_8))));
        }
    }

    private @Nullable WitnessPolicy policy() {
        if (logPolicy == null) {
            return null;
        }
        try {
            return WitnessPolicy.parse(Files.readString(logPolicy));
        } catch (IOException e) {
            throw new CouldNotTell("--log-policy must be a file that can be read.");
        } catch (TrailFault e) {
            throw new CouldNotTell("--log-policy: " + e.getMessage() + ".");
        }
    }
}
