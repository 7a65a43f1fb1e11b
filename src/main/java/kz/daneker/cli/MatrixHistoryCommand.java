package kz.daneker.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import kz.daneker.gateway.RulesOffice;
import kz.daneker.rules.MatrixChange;
import kz.daneker.rules.RuleVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code daneker matrix history}: every matrix that decided or will, who signed it and why, checked again. */
@Command(
        name = "history",
        description = "Lists every matrix of this database: from when, signed by whom, and why.",
        mixinStandardHelpOptions = true)
final class MatrixHistoryCommand implements Callable<Integer> {
    @Mixin
    private RulesSide side = new RulesSide();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (RulesOffice office = side.office()) {
            for (RuleVersion version : office.history()) {
                out.println(
                        side.json() ? line(version).toString() : side.words().version(version));
            }
            out.flush();
            return 0;
        }
    }

    static ObjectNode line(RuleVersion version) {
        ObjectNode line = JsonMapper.shared()
                .createObjectNode()
                .put("number", version.number())
                .put("version", version.matrix().version())
                .put("digest", version.matrix().digest())
                .put("inForceFrom", version.inForceFrom().toString())
                .put("recordedAt", version.recordedAt().toString());
        MatrixChange change = version.change();
        line.put("reason", change == null ? null : change.reason());
        version.signers().forEach(signer -> line.withArray("signedBy").add(signer.value()));
        return line;
    }
}
