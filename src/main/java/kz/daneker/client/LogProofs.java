package kz.daneker.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.daneker.audit.Evidence;
import kz.daneker.audit.Leaf;
import kz.daneker.audit.LogProof;
import kz.daneker.audit.TrailFault;
import kz.daneker.audit.WitnessPolicy;
import kz.daneker.signing.Digest;

/**
 * Whether the gateway's audit log holds the signed words it showed, as far as the witnesses one trusts have seen it. A
 * gateway that leaves a word out of its log, or shows two logs, is found out here.
 */
public final class LogProofs {
    private static final String PATH = "/v1/log/proof/";

    private final GatewayConnection connection;

    LogProofs(GatewayConnection connection) {
        this.connection = connection;
    }

    /**
     * Fetches and checks the proof of the receipt and of each word.
     *
     * @param policy whom we believe, got from elsewhere than from the gateway
     */
    public List<LoggedWord> of(Standing standing, WitnessPolicy policy) {
        List<LoggedWord> all = new ArrayList<>();
        String receipt = standing.receipt();
        if (receipt != null) {
            all.add(prove("receipt", receipt, standing, policy));
        }
        for (Standing.Word word : standing.words()) {
            all.add(prove(word.word().name(), word.jws(), standing, policy));
        }
        return all;
    }

    private LoggedWord prove(String name, String jws, Standing standing, WitnessPolicy policy) {
        Long record = standing.records().get(Digest.ofAscii(jws));
        if (record == null) {
            return new LoggedWord(name, LoggedWord.Found.WAITING, Optional.empty());
        }
        String digest = Evidence.digest(jws);
        GatewayReply reply = connection.get(PATH + record + "?word=" + digest);
        if (!reply.succeeded()) {
            return new LoggedWord(name, LoggedWord.Found.NOT_SHOWN, Optional.empty());
        }
        try {
            LogProof proof = LogProof.parse(reply.bytes());
            Leaf leaf = Leaf.parse(proof.check(policy));
            boolean same = proof.index() == record && leaf.commitment().equals(digest);
            return new LoggedWord(
                    name, same ? LoggedWord.Found.PROVEN : LoggedWord.Found.OTHERWISE, Optional.of(proof));
        } catch (TrailFault e) {
            return new LoggedWord(name, LoggedWord.Found.OTHERWISE, Optional.empty());
        }
    }
}
