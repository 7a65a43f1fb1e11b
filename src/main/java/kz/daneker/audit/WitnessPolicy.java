package kz.daneker.audit;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose word an auditor takes for a checkpoint: the logs it knows, the witnesses it knows, and how many of whom suffice.
 *
 * @param logs any one of them must have signed
 * @param witnesses by their names in the policy, in its order
 * @see <a href="https://c2sp.org/tlog-policy">C2SP tlog-policy</a>
 */
public record WitnessPolicy(List<Log> logs, Map<String, Witness> witnesses, Quorum quorum) {
    /**
     * One log.
     *
     * @param url where it is served, if the policy says
     */
    public record Log(NoteVerifier verifier, Optional<URI> url) {}

    /**
     * One witness.
     *
     * @param name in this policy, of no meaning elsewhere
     * @param url its submission prefix, if the policy says
     */
    public record Witness(String name, CosignatureVerifier verifier, Optional<URI> url) {}

    /** Who must have cosigned. */
    public sealed interface Quorum {
        /** Nobody. */
        record None() implements Quorum {}

        /** This witness. */
        record One(Witness witness) implements Quorum {}

        /** So many of these. */
        record Group(int least, List<Quorum> members) implements Quorum {
            public Group {
                members = List.copyOf(members);
            }
        }
    }

    public WitnessPolicy {
        logs = List.copyOf(logs);
    }

    /** Takes the word of a log of one key alone. */
    public static WitnessPolicy of(NoteVerifier log) {
        return new WitnessPolicy(List.of(new Log(log, Optional.empty())), Map.of(), new Quorum.None());
    }

    /**
     * Reads a policy.
     *
     * @throws TrailFault if a line is not as the specification has it, or a name is not known yet or used twice
     */
    public static WitnessPolicy parse(String text) {
        return new WitnessPolicyReader().read(text);
    }

    /**
     * Takes the word of a log of two keys: the second one is named as a witness under the log's own name, which makes it
     * the log's.
     */
    public static WitnessPolicy of(NoteVerifier log, CosignatureVerifier second) {
        Witness own = new Witness("own", second, Optional.empty());
        return new WitnessPolicy(List.of(new Log(log, Optional.empty())), Map.of(own.name(), own), new Quorum.One(own));
    }

    /**
     * Reads a checkpoint once it satisfies the policy.
     *
     * @throws TrailFault as {@link #checkLog}, or if too few witnesses cosigned it; a cosignature of a known witness that
     *     does not verify is none
     */
    public Checkpoint check(byte[] note) {
        Checkpoint checkpoint = checkLog(note);
        if (!satisfied(quorum, SignedNote.parse(note))) {
            throw new TrailFault("the checkpoint must be cosigned by the witnesses the policy asks for, found too few");
        }
        return checkpoint;
    }

    /**
     * Reads a checkpoint once its log proved it, whoever else has seen it.
     *
     * @throws TrailFault unless one of the logs signed it, with its second key too where the policy names one
     */
    public Checkpoint checkLog(byte[] note) {
        SignedNote signed = SignedNote.parse(note);
        for (Log log : logs) {
            NoteVerifier key = log.verifier();
            if (signed.signatures().stream().anyMatch(line -> line.isBy(key.name(), key.keyId()))) {
                Checkpoint checkpoint = Checkpoint.open(note, key);
                witnesses.values().stream()
                        .filter(witness -> witness.verifier().name().equals(key.name()))
                        .forEach(own -> own.verifier().check(signed));
                return checkpoint;
            }
        }
        throw new TrailFault("the checkpoint must be signed by a log of the policy, found no signature of one");
    }

    private static boolean satisfied(Quorum quorum, SignedNote note) {
        if (quorum instanceof Quorum.Group group) {
            return group.members().stream()
                            .filter(member -> satisfied(member, note))
                            .count()
                    >= group.least();
        }
        return !(quorum instanceof Quorum.One one) || cosigned(one.witness(), note);
    }

    private static boolean cosigned(Witness witness, SignedNote note) {
        try {
            witness.verifier().check(note);
            return true;
        } catch (TrailFault e) {
            return false;
        }
    }
}
