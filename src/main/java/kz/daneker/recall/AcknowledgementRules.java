package kz.daneker.recall;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import kz.daneker.ledger.RecallAnswer;
import kz.daneker.ledger.StoredRecall;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.Digest;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.RecallAcknowledgement;
import org.jspecify.annotations.Nullable;

/** What an acknowledgement must say to count: about this recall, what was done, and under which law where data is kept. */
final class AcknowledgementRules {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /**
     * A name and a number on one line, e.g. {@code Health Code 360-VI, art. 273(4)}; it is shown to the sender. No law has a
     * number of nine digits; telephones and IINs do.
     */
    private static final Pattern LAW =
            Pattern.compile("(?=.*\\p{Nd})(?!.*\\p{Nd}{9})[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}\\p{P}№ ]{2,199}");

    private AcknowledgementRules() {}

    /** @throws Refusal {@code ACKNOWLEDGEMENT_INVALID} if it is by, to or about somebody or something else */
    static void requireAbout(RecallAcknowledgement said, StoredRecall asked, Instant now) {
        boolean fits = said.issuer().equals(PartyUrn.of(asked.recipient()))
                && said.audience().equals(PartyUrn.GATEWAY)
                && said.recall().equals(asked.id().toString())
                && said.answers().equals(Digest.ofAscii(asked.notice()))
                && !said.issuedAt().isAfter(now.plus(CLOCK_SKEW));
        if (!fits) {
            throw new Refusal(RefusalCode.ACKNOWLEDGEMENT_INVALID);
        }
    }

    /**
     * What the recipient did.
     *
     * @throws Refusal {@code ACKNOWLEDGEMENT_INVALID} at {@code /done} for an unknown word, at {@code /law} where the law
     *     is missing, has no number, is longer than 200 characters, or is given for data that is not kept
     */
    static RecallAnswer.Kind done(RecallAcknowledgement said) {
        RecallAnswer.Kind kind = kind(said.done());
        if (kind == RecallAnswer.Kind.KEPT ? !namesALaw(said.law()) : said.law() != null) {
            throw new Refusal(RefusalCode.ACKNOWLEDGEMENT_INVALID, "/law");
        }
        return kind;
    }

    private static boolean namesALaw(@Nullable String law) {
        return law != null && LAW.matcher(law).matches();
    }

    private static RecallAnswer.Kind kind(String word) {
        for (RecallAnswer.Kind kind : RecallAnswer.Kind.values()) {
            if (kind != RecallAnswer.Kind.TAKEN_BACK && word.equals(kind.name().toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new Refusal(RefusalCode.ACKNOWLEDGEMENT_INVALID, "/done");
    }
}
