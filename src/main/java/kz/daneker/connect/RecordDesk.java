package kz.daneker.connect;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import kz.daneker.mapping.MappedRecord;
import kz.daneker.mapping.ReferralSections;
import kz.daneker.mapping.Unmapped;
import kz.daneker.referral.NamedUuid;
import kz.daneker.referral.ReferralId;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.refusal.RefusalTexts;
import kz.daneker.signing.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes records in, however they came: each becomes a draft on the disk before it is acknowledged, once, however often it
 * is sent. What is refused leaves nothing.
 */
public final class RecordDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RecordDesk.class);
    private static final UUID MESSAGES = UUID.fromString("6f6a3b1e-52c1-5b0e-9d59-0d6b8f0f7c21");

    private final Function<byte[], MappedRecord> mapper;
    private final Draft draft;
    private final DraftFolder folder;
    private final ObjectNode template;
    private final RefusalTexts texts;
    private final Locale language;
    private final Clock clock;

    /**
     * @param mapper of every standard that is taken
     * @param drafts where drafts are kept
     * @param template what all drafts have in common
     * @param language of the reasons
     */
    public RecordDesk(
            Function<byte[], MappedRecord> mapper,
            ReferralSections sections,
            Path drafts,
            ObjectNode template,
            RefusalTexts texts,
            Locale language,
            Clock clock) {
        this.mapper = mapper;
        this.draft = new Draft(sections);
        this.folder = new DraftFolder(drafts);
        this.template = template;
        this.texts = texts;
        this.language = language;
        this.clock = clock;
    }

    /**
     * What became of a record.
     *
     * @param acknowledgement an HL7 v2 message, also where the record was none; a character for each byte (ISO 8859-1)
     * @param id of the draft, e.g. {@code 5f0c1d2e-…}; empty where it was refused
     * @param reason in words; empty where it was taken
     * @param unmapped parts of the record that had no place
     */
    public record Taken(String acknowledgement, Optional<ReferralId> id, String reason, List<Unmapped> unmapped) {
        public Taken {
            unmapped = List.copyOf(unmapped);
        }
    }

    /** An HL7 v2 message → its acknowledgement. Never throws for what was sent. */
    public byte[] answer(byte[] message) {
        return take(message).acknowledgement().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One at a time: the same message may come twice at once. */
    public synchronized Taken take(byte[] record) {
        Instant now = clock.instant();
        MessageHeader header = MessageHeader.of(record);
        Acknowledgement acknowledgement = new Acknowledgement(header, now);
        try {
            return take(record, header, acknowledgement, now);
        } catch (Refusal refusal) {
            LOG.info("a record was refused: {} {}", refusal.code(), refusal.path());
            return new Taken(
                    acknowledgement.refuse(refusal, texts, language),
                    Optional.empty(),
                    texts.text(refusal.code(), language),
                    List.of());
        } catch (RuntimeException e) {
            LOG.error("a record could not be taken: {}", e.getClass().getSimpleName());
            return new Taken(
                    acknowledgement.fail(texts, language),
                    Optional.empty(),
                    texts.text(RefusalCode.INTERNAL_ERROR, language),
                    List.of());
        }
    }

    private Taken take(byte[] record, MessageHeader header, Acknowledgement acknowledgement, Instant now) {
        String digest = Digest.of(record).value();
        ReferralId id = new ReferralId(NamedUuid.of(MESSAGES, name(header, digest)));
        Optional<DraftFolder.Answered> before = folder.answered(id.toString());
        if (before.isPresent()) {
            if (!before.get().digest().equals(digest)) {
                throw new Refusal(RefusalCode.DUPLICATE_CONFLICT, "MSH-10");
            }
            return new Taken(
                    before.get().acknowledgement(),
                    Optional.of(id),
                    "",
                    before.get().unmapped());
        }
        if (!header.component(11, 1).isEmpty() && !header.component(11, 1).equals("P")) {
            throw new Refusal(RefusalCode.RECORD_UNSUPPORTED, "MSH-11");
        }
        MappedRecord mapped = mapper.apply(record);
        String accepted = acknowledgement.accept();
        folder.keep(id.toString(), draft.of(mapped, id, template, now));
        folder.answer(id.toString(), new DraftFolder.Answered(digest, accepted, mapped.unmapped()));
        LOG.info("draft {}: kept, {} parts had no place", id, mapped.unmapped().size());
        return new Taken(accepted, Optional.of(id), "", mapped.unmapped());
    }

    /** A message is named by its sender's words for itself and for it; anything else by what it is. */
    private static String name(MessageHeader header, String digest) {
        return header.field(10).isEmpty() ? digest : header.field(3) + "\n" + header.field(4) + "\n" + header.field(10);
    }
}
