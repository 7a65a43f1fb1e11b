package kz.daneker.cli;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import kz.daneker.gateway.OfficersOffice;
import kz.daneker.officer.NewOfficer;
import kz.daneker.officer.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code daneker officer add}: an account and its password for the first sign-in, shown this once. */
@Command(
        name = "add",
        description = {
            "Makes an account with a random id, which is nobody's name, and shows its password for the first sign-in",
            "this once. Whoever gets it replaces it there. The trail says that the machine's operator made it."
        },
        mixinStandardHelpOptions = true)
final class OfficerAddCommand implements Callable<Integer> {
    @Option(
            names = "--role",
            required = true,
            split = ",",
            paramLabel = "ROLE",
            description = "One or more of ${COMPLETION-CANDIDATES}.")
    private List<Role> roles = List.of();

    @Option(
            names = "--oidc-subject",
            paramLabel = "SUB",
            description = {
                "What the identity provider calls the person, in the claim the site chose: they sign in there and get no",
                "password. It is not kept; the account keeps a pseudonym of it."
            })
    private @Nullable String subject;

    @Mixin
    private SiteSide side = new SiteSide();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("daneker: officer " + made());
        out.flush();
        return 0;
    }

    private String made() {
        if (subject != null) {
            return OfficersOffice.add(side.site(), side.settings(), EnumSet.copyOf(roles), subject)
                    + ", signs in through the identity provider";
        }
        NewOfficer made = OfficersOffice.add(side.site(), side.settings(), EnumSet.copyOf(roles));
        return made.id() + ", password for the first sign-in " + made.password();
    }
}
