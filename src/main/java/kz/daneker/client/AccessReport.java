package kz.daneker.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.ReceiptDecision;
import kz.daneker.signing.ReferralToken;
import kz.daneker.signing.VerifiedReferralToken;
import org.jspecify.annotations.Nullable;

/**
 * What a person may know: what this agency sent about them, to whom, under which consent, and what became of it. Made from
 * the agency's own signed papers and the gateway's answers about its own referrals; nobody else's papers are looked into.
 */
public final class AccessReport {
    private final AgencyId self;
    private final Seals seals;
    private final Sending sending;
    private final Conversation conversation;

    AccessReport(AgencyId self, Seals seals, Sending sending, Conversation conversation) {
        this.self = self;
        this.seals = seals;
        this.sending = sending;
        this.conversation = conversation;
    }

    /**
     * One referral of the report.
     *
     * @param decision what went on and what stayed, as the gateway signed it; null where it signed none
     */
    public record Entry(OwnPaper paper, @Nullable ReceiptDecision decision, Standing standing) {}

    /**
     * The person's referrals that reached the gateway, in the order they were signed.
     *
     * @param id one referral of that person
     * @param papers where the agency keeps what it signed
     * @throws Refusal {@code NOT_FOUND} if the paper is not there; if a signature on any of its papers does not hold
     * @throws RefusedRequest if the gateway refuses
     */
    public List<Entry> of(ReferralId id, OutgoingFolder papers) {
        SignedReferral asked = papers.find(id).orElseThrow(() -> new Refusal(RefusalCode.NOT_FOUND));
        VerifiedReferralToken about = verified(asked);
        List<Entry> entries = new ArrayList<>();
        for (SignedReferral paper : papers.receipted()) {
            VerifiedReferralToken token = verified(paper);
            if (paper.id().equals(id)
                    || OwnPaper.samePerson(
                            token.referral().path("subject"), about.referral().path("subject"))) {
                entries.add(entry(OwnPaper.of(paper, token)));
            }
        }
        entries.sort(
                (one, other) -> one.paper().signedAt().compareTo(other.paper().signedAt()));
        return List.copyOf(entries);
    }

    private Entry entry(OwnPaper paper) {
        Standing standing = conversation.ask(paper.signed().id().value());
        @Nullable
        ReceiptDecision decision = Optional.ofNullable(standing.receipt())
                .map(receipt ->
                        sending.verify(receipt, paper.signed()).receipt().decision())
                .orElse(null);
        return new Entry(paper, decision, standing);
    }

    private VerifiedReferralToken verified(SignedReferral paper) {
        String jwt = paper.token().issuerJwt();
        return ReferralToken.verify(paper.token(), Objects.requireNonNull(seals.agency(self, jwt)));
    }
}
