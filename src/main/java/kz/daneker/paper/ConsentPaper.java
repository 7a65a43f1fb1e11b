package kz.daneker.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.Language;
import kz.daneker.referral.BestInterest;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentSheet;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.PersonName;
import kz.daneker.referral.Purpose;
import org.jspecify.annotations.Nullable;

/** Prints a consent for the person it is about, in the language it was read in. */
public final class ConsentPaper {
    private static final float PRINT = 10.5f;
    private static final float LARGE_PRINT = 15;

    private final AgencyRegister agencies;

    /** @param agencies says what recipients are called */
    public ConsentPaper(AgencyRegister agencies) {
        this.agencies = agencies;
    }

    /**
     * The consent sheet.
     *
     * @param receipt {@code jti} of the register's receipt; null before there is one
     * @return a PDF of one A4 page
     */
    public byte[] sheet(ConsentSheet sheet, @Nullable String receipt) {
        Language language = language(sheet);
        PaperWords words = new PaperWords(language);
        ConsentRecord consent = sheet.consent();
        List<Line> lines = new ArrayList<>();
        boolean refused = consent.status() == ConsentRecord.Status.REFUSED;
        lines.add(Line.title(words.say(refused ? "sheet.refused" : "sheet.title")));
        lines.add(pair(words, "sheet.person", person(sheet)));
        lines.add(pair(words, "sheet.giver", giver(sheet, words)));
        lines.add(pair(words, "sheet.operator", operator(consent, language, words)));
        lines.add(Line.heading(words.say("sheet.what")));
        lines.add(Line.plain(categories(consent, words)));
        lines.add(Line.heading(words.say("sheet.whom")));
        recipients(consent, language).forEach(name -> lines.add(Line.item(name)));
        lines.add(Line.heading(words.say("sheet.why")));
        purposes(consent, words).forEach(purpose -> lines.add(Line.item(purpose)));
        lines.add(pair(words, "sheet.from", PaperWords.day(consent.givenAt().toInstant())));
        lines.add(pair(words, "sheet.until", PaperWords.day(sheet.endsAt().toInstant())));
        lines.add(pair(words, "sheet.third", words.yesOrNo(sheet.taking().thirdParties())));
        lines.add(pair(words, "sheet.abroad", words.yesOrNo(false)));
        lines.add(pair(words, "sheet.public", words.yesOrNo(false)));
        lines.add(pair(words, "sheet.method", words.say("method", consent.method())));
        add(lines, words, "sheet.witness", sheet.taking().witness());
        add(lines, words, "sheet.service", sheet.taking().serviceReference());
        add(lines, words, "sheet.act", sheet.act() == null ? null : sheet.act().number());
        if (consent.assent() != null) {
            lines.add(pair(words, "sheet.assent", words.yesOrNo(consent.assent().obtained())));
        }
        BestInterest interest = sheet.taking().bestInterest();
        add(lines, words, "sheet.interest", interest == null ? null : words.say("interest", interest));
        lines.add(pair(words, "sheet.copy", words.yesOrNo(sheet.taking().copyGiven())));
        lines.add(Line.heading(words.say("rights")));
        Stream.of("rights.no", "rights.back", "rights.who", "rights.kept")
                .forEach(right -> lines.add(Line.item(words.say(right))));
        lines.add(Line.blank(words.say("sign.giver")));
        lines.add(Line.blank(words.say("sign.taker")));
        return new OnePage(PRINT).print(words.say("sheet.title"), lines, receipt);
    }

    /**
     * The same for a child to read: short sentences, large print, and no word about other people.
     *
     * @return a PDF of one A4 page
     */
    public byte[] childSheet(ConsentSheet sheet, @Nullable String receipt) {
        Language language = language(sheet);
        PaperWords words = new PaperWords(language);
        ConsentRecord consent = sheet.consent();
        List<Line> lines = new ArrayList<>();
        PersonName name = sheet.subject().name();
        String given = name == null ? null : name.given();
        lines.add(Line.title(
                given == null ? words.say("child.hello") + "!" : words.say("child.hello") + ", " + given + "!"));
        lines.add(Line.plain(words.say("child.why")));
        lines.add(Line.heading(words.say("child.who")));
        recipients(consent, language).forEach(recipient -> lines.add(Line.item(recipient)));
        lines.add(Line.heading(words.say("child.what")));
        lines.add(Line.plain(categories(consent, words)));
        lines.add(Line.plain(
                words.say("child.until") + " " + PaperWords.day(sheet.endsAt().toInstant()) + "."));
        lines.add(Line.heading(words.say("child.you")));
        Stream.of("child.no", "child.back", "child.ask", "child.think")
                .forEach(right -> lines.add(Line.item(words.say(right))));
        return new OnePage(LARGE_PRINT).print(words.say("child.hello"), lines, receipt);
    }

    /**
     * The receipt the person carries: it says that there is a consent and how to take it back, and nothing that would
     * tell whoever finds it what it is about.
     *
     * @return a PDF of one A4 page
     */
    public byte[] receipt(ConsentReceipt receipt) {
        PaperWords words = new PaperWords(receipt.language());
        List<Line> lines = new ArrayList<>();
        lines.add(Line.title(words.say("receipt.title")));
        lines.add(pair(words, "receipt.state", words.say("state", receipt.state())));
        lines.add(pair(words, "receipt.at", PaperWords.day(receipt.registeredAt())));
        lines.add(pair(words, "receipt.until", PaperWords.day(receipt.expiresAt())));
        lines.add(pair(words, "receipt.collector", known(receipt.collector(), receipt.language())));
        lines.add(Line.heading(words.say("rights")));
        Stream.of("rights.no", "rights.back", "rights.who").forEach(right -> lines.add(Line.item(words.say(right))));
        lines.add(Line.small(words.say("receipt.code")));
        return new OnePage(PRINT + 1).print(words.say("receipt.title"), lines, receipt.receipt());
    }

    private static Language language(ConsentSheet sheet) {
        return Objects.requireNonNullElse(sheet.consent().language(), Language.KK);
    }

    private static Line pair(PaperWords words, String key, String value) {
        return Line.plain(words.say(key) + " " + value);
    }

    private static void add(List<Line> lines, PaperWords words, String key, @Nullable String value) {
        if (value != null) {
            lines.add(pair(words, key, value));
        }
    }

    private static String person(ConsentSheet sheet) {
        String name = name(sheet.subject().name());
        String called =
                name.isEmpty() ? Objects.requireNonNullElse(sheet.subject().callerAlias(), "–") : name;
        return sheet.subject().birthDate() == null
                ? called
                : called + ", " + PaperWords.day(sheet.subject().birthDate());
    }

    private static String giver(ConsentSheet sheet, PaperWords words) {
        ConsentRecord consent = sheet.consent();
        String name = name(consent.giver().name());
        String capacity = words.say("capacity", consent.capacity());
        return name.isEmpty() ? capacity : name + " (" + capacity + ")";
    }

    private static String name(@Nullable PersonName name) {
        return name == null
                ? ""
                : Stream.of(name.family(), name.given(), name.patronymic())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
    }

    private String operator(ConsentRecord consent, Language language, PaperWords words) {
        AgencyId operator = Objects.requireNonNull(consent.operator());
        return agencies.find(operator)
                .map(agency -> agency.name().in(language)
                        + (agency.bin() == null
                                ? ""
                                : ", " + words.say("sheet.bin") + " "
                                        + agency.bin().value()))
                .orElse(operator.value());
    }

    /** Under the name the public knows it by, where its own would say too much. */
    private String known(AgencyId id, Language language) {
        Agency agency = agencies.require(id, "");
        return (agency.neutralName() == null ? agency.name() : agency.neutralName()).in(language);
    }

    private List<String> recipients(ConsentRecord consent, Language language) {
        return consent.recipients().stream()
                .sorted()
                .map(id -> agencies.find(new AgencyId(id))
                        .map(agency -> agency.name().in(language))
                        .orElse(id))
                .toList();
    }

    private static List<String> purposes(ConsentRecord consent, PaperWords words) {
        return consent.purposes().stream()
                .map(Purpose::valueOf)
                .sorted()
                .map(purpose -> words.say("purpose", purpose))
                .toList();
    }

    private static String categories(ConsentRecord consent, PaperWords words) {
        return consent.categories().stream()
                .map(DataCategory::valueOf)
                .sorted()
                .map(words::category)
                .collect(Collectors.joining("; "));
    }
}
