package kz.daneker.cli;

import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import kz.daneker.client.GatewayUnreachable;
import kz.daneker.client.RefusedRequest;
import kz.daneker.consent.BrokenMatrix;
import kz.daneker.gateway.StartProblem;
import kz.daneker.refusal.Refusal;
import kz.daneker.rules.BrokenHistory;
import kz.daneker.trust.TrustProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever a verb throws into one sentence on standard error and an exit code; never a stack trace. */
final class OneSentence {
    private static final int DOES_NOT_HOLD = 1;
    private static final int COULD_NOT_TELL = 2;

    private static final Set<String> STARTS_A_GATEWAY = Set.of("serve", "demo", "bench");

    private OneSentence() {}

    /** A wrong option or verb: what is wrong, what was perhaps meant, where the help is. */
    static int onUsage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("daneker: " + complaint(wrong));
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return COULD_NOT_TELL;
    }

    private static String complaint(ParameterException wrong) {
        boolean atRoot = wrong.getCommandLine().getParent() == null;
        if (atRoot && wrong instanceof UnmatchedArgumentException unmatched) {
            return "there is no verb " + unmatched.getUnmatched().get(0) + ".";
        }
        return String.valueOf(wrong.getMessage());
    }

    /** A verb that failed: a refusal means "does not hold", anything else "could not tell". */
    static int onFailure(Exception failure, CommandLine command, @Nullable ParseResult parsed) {
        command.getErr().println("daneker " + command.getCommandName() + ": " + sentence(failure, command));
        boolean refused =
                failure instanceof Refusal || failure instanceof RefusedRequest || failure instanceof BrokenMatrix;
        return refused ? DOES_NOT_HOLD : COULD_NOT_TELL;
    }

    private static String sentence(Exception failure, CommandLine command) {
        if (failure instanceof Refusal refused) {
            return "refused, " + codeAndPlace(refused) + ".";
        }
        if (failure instanceof RefusedRequest asked) {
            return asked.answer().code() + ": " + asked.answer().text();
        }
        if (failure instanceof GatewayUnreachable
                || failure instanceof TrustProblem
                || failure instanceof BrokenMatrix
                || failure instanceof BrokenHistory) {
            return failure.getMessage() + ".";
        }
        if (failure instanceof CouldNotTell told) {
            return told.sentence();
        }
        if (failure instanceof StartProblem) {
            boolean serves = STARTS_A_GATEWAY.contains(command.getCommandName());
            return (serves ? "the gateway did not start: " : "the site cannot be used: ") + failure.getMessage();
        }
        if (failure instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile() + ".";
        }
        if (failure instanceof FileSystemException unreadable) {
            return "the file " + unreadable.getFile() + " cannot be used ("
                    + failure.getClass().getSimpleName() + ").";
        }
        return "something went wrong inside (" + failure.getClass().getSimpleName() + place(failure) + ").";
    }

    /** E.g. {@code IIN_CHECKSUM at /subject/iin}: on the screen of the one who wrote the message, in no log. */
    static String codeAndPlace(Refusal refused) {
        return refused.code() + (refused.path().isEmpty() ? "" : " at " + refused.path());
    }

    /** Where it happened, for a bug report: a class and a line of ours, never the message, which may quote a person. */
    private static String place(Exception failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith("kz.daneker.")) {
                return " at " + frame.getClassName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }
}
