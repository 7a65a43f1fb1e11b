package kz.daneker.delivery;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.ledger.SignedWords;
import kz.daneker.referral.ReferralState;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.StatusNote;

/** What a status note must say to count: about this referral, a word its author may say, and the next one in line. */
final class StatusRules {
    private StatusRules() {}

    /** @throws Refusal {@code CERT_AGENCY_MISMATCH} if it is by, to or about somebody else */
    static void requireAbout(StatusNote note, AgencyId author, UUID id) {
        boolean fits = note.issuer().equals(PartyUrn.of(author))
                && note.audience().equals(PartyUrn.GATEWAY)
                && note.subject().equals(id.toString());
        if (!fits) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH);
        }
    }

    /** @throws Refusal {@code STATUS_NOT_ALLOWED} if it is no word of the lifecycle */
    static ReferralState word(StatusNote note) {
        try {
            return ReferralState.valueOf(note.status().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED);
        }
    }

    /** @throws Refusal {@code STATUS_NOT_ALLOWED} if the word is the other side's */
    static void requireOwnWord(ReferralState word, boolean recipient) {
        if (recipient ? !word.isRecipientsWord() : !word.isSendersWord()) {
            throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED);
        }
    }

    /**
     * @param said the author's earlier words, oldest first
     * @throws Refusal {@code STATUS_NOT_ALLOWED} if one is missing or repeated between them and this note
     */
    static void requireNext(StatusNote note, List<SignedWords.Word> said) {
        Digest before =
                said.isEmpty() ? null : Digest.ofAscii(said.get(said.size() - 1).jws());
        boolean linked = before == null ? note.previous() == null : before.equals(note.previous());
        if (note.sequence() != said.size() + 1 || !linked) {
            throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED);
        }
    }
}
