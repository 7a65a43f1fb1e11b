package kz.daneker.delivery;

import java.util.Locale;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.Attendance;
import kz.daneker.referral.ReferralState;
import kz.daneker.referral.StatusReason;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.StatusNote;
import org.jspecify.annotations.Nullable;

/** What a status note must say to count: about this referral, a word its author may say, in codes. */
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

    /**
     * The note's place and word.
     *
     * @throws Refusal {@code STATUS_NOT_ALLOWED} if the word is the other side's or the number cannot be, {@code
     *     SCHEMA_MISSING_FIELD} at {@code /reason} where a pause has none, {@code SCHEMA_INVALID_VALUE} for codes that do
     *     not exist or contradict the word
     */
    static NoteChain.Link link(StatusNote note, String jws, boolean byRecipient) {
        ReferralState word = word(note);
        boolean own = byRecipient ? word.isRecipientsWord() : word.isSendersWord();
        if (!own || note.sequence() < 1 || (note.sequence() == 1) != (note.previous() == null)) {
            throw new Refusal(RefusalCode.STATUS_NOT_ALLOWED);
        }
        requireCoded(note.reason(), word);
        requireFitting(note.attendance(), word);
        return new NoteChain.Link(note.sequence(), note.previous(), word, jws);
    }

    private static void requireCoded(@Nullable String reason, ReferralState word) {
        if (reason != null) {
            StatusReason.of(reason, "/reason");
        } else if (word == ReferralState.ON_HOLD) {
            throw new Refusal(RefusalCode.SCHEMA_MISSING_FIELD, "/reason");
        }
    }

    /** Whoever did not come did not come; and a sender was not there. */
    private static void requireFitting(@Nullable String attendance, ReferralState word) {
        if (attendance == null) {
            return;
        }
        boolean visited = Attendance.of(attendance, "/attendance") == Attendance.VISITED;
        if (word.isSendersWord() || (visited && word == ReferralState.NO_SHOW)) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/attendance");
        }
    }
}
