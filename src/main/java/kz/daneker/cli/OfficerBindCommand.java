package kz.daneker.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import kz.daneker.gateway.OfficersOffice;
import kz.daneker.officer.OfficerId;
import kz.daneker.refusal.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code daneker officer bind}: an account whose owner signs in through the institution's identity provider. */
@Command(
        name = "bind",
        description = {
            "Lets an account sign in through the identity provider of daneker.console.oidc. A subject has one account: one that",
            "had it before loses it. The trail says that the machine's operator did it."
        },
        mixinStandardHelpOptions = true)
final class OfficerBindCommand implements Callable<Integer> {
    @Parameters(paramLabel = "OFFICER", description = "The account's id, e.g. amber-417.")
    private String officer = "";

    @Option(
            names = "--oidc-subject",
            required = true,
            paramLabel = "SUB",
            description = "What the identity provider calls the person; the account keeps a pseudonym of it.")
    private String subject = "";

    @Mixin
    private SiteSide side = new SiteSide();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        bind();
        PrintWriter out = spec.commandLine().getOut();
        out.println("daneker: officer " + officer + " signs in through the identity provider");
        out.flush();
        return 0;
    }

    private void bind() {
        try {
            OfficersOffice.bind(
                    side.site(),
                    side.settings(),
                    OfficerId.parse(officer).orElseThrow(OfficerBindCommand::noAccount),
                    subject);
        } catch (Refusal notFound) {
            throw noAccount();
        }
    }

    private static CouldNotTell noAccount() {
        return new CouldNotTell(
                "OFFICER must be the id of an account in office, e.g. amber-417; the console's page of officers lists them.");
    }
}
