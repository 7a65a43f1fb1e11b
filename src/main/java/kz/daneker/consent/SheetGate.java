package kz.daneker.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.daneker.agency.Agency;
import kz.daneker.agency.AgencyId;
import kz.daneker.agency.AgencyRegister;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.Language;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentRecord.Capacity;
import kz.daneker.referral.ConsentRecord.Method;
import kz.daneker.referral.ConsentRecord.Status;
import kz.daneker.referral.ConsentSheet;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Guardian;
import kz.daneker.referral.Purpose;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/**
 * Judges whether a consent may be put on the register: a consent nobody had the right to give, or that names what may
 * never be shared, helps nobody when a referral rests on it later.
 */
public final class SheetGate {
    private static final String RECIPIENTS = "/consent/recipients";
    private static final String PURPOSES = "/consent/purposes";
    private static final String CATEGORIES = "/consent/categories";

    private final SharingMatrix matrix;
    private final AgencyRegister register;
    private final ConsentService service;

    /** @param service asked about consents that were taken outside */
    public SheetGate(SharingMatrix matrix, AgencyRegister register, ConsentService service) {
        this.matrix = matrix;
        this.register = register;
        this.service = service;
    }

    /**
     * Passes a sheet that may be registered.
     *
     * @param collector who signed it
     * @throws Refusal with the first reason why not, pointing into the sheet
     */
    public void admit(ConsentSheet sheet, AgencyId collector, Instant now) {
        ConsentRecord consent = sheet.consent();
        requireCollector(sheet, collector);
        if (consent.status() == Status.WITHDRAWN) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, "/consent/status");
        }
        requireCategories(consent);
        List<MatrixRule> rules = rules(consent);
        requireTime(sheet, now);
        requireProof(sheet);
        if (rules.stream().anyMatch(this::mustStandAlone) && !standsAlone(consent)) {
            throw new Refusal(RefusalCode.CONSENT_NOT_SEPARATE, "/consent/separate");
        }
        if (consent.status() == Status.ACTIVE) {
            requireGiver(sheet, rules, now);
        }
    }

    /** Law 94-V art. 8(4): the operator's name and BIN, which are the register's; what the sheet says beside may not differ. */
    private void requireCollector(ConsentSheet sheet, AgencyId collector) {
        if (!collector.equals(sheet.consent().operator())) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH, "/consent/operator/agencyId");
        }
        Agency agency = admit(collector);
        String bin = sheet.taking().operatorBin();
        if (bin != null && (agency.bin() == null || !bin.equals(agency.bin().value()))) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH, "/consent/operator/bin");
        }
        String name = sheet.taking().operatorName();
        if (name != null && Stream.of(Language.values()).noneMatch(language -> sameName(agency, language, name))) {
            throw new Refusal(RefusalCode.CERT_AGENCY_MISMATCH, "/consent/operator/name");
        }
    }

    /**
     * Passes an agency that may collect consents: one that may send anything at all.
     *
     * @throws Refusal {@code PARTY_UNKNOWN}, {@code PARTY_NOT_ALLOWED}
     */
    public Agency admit(AgencyId collector) {
        Agency agency = register.require(collector, "/consent/operator/agencyId");
        if (matrix.rules().stream().noneMatch(rule -> rule.from().contains(agency.type()))) {
            throw new Refusal(RefusalCode.PARTY_NOT_ALLOWED, "/consent/operator/agencyId");
        }
        return agency;
    }

    private static boolean sameName(Agency agency, Language language, String written) {
        return agency.name().in(language).equalsIgnoreCase(written.strip());
    }

    private void requireCategories(ConsentRecord consent) {
        requireSome(consent.categories(), CATEGORIES);
        for (String written : consent.categories()) {
            DataCategory category = known(written, DataCategory::valueOf, CATEGORIES);
            if (matrix.policy(category).neverExchange()) {
                throw new Refusal(RefusalCode.FORBIDDEN_CATEGORY, CATEGORIES);
            }
        }
    }

    /** The routes the consent opens; each recipient and each purpose it names must be on one. */
    private List<MatrixRule> rules(ConsentRecord consent) {
        requireSome(consent.recipients(), RECIPIENTS);
        requireSome(consent.purposes(), PURPOSES);
        Set<Purpose> purposes = consent.purposes().stream()
                .map(written -> known(written, Purpose::valueOf, PURPOSES))
                .collect(Collectors.toSet());
        List<MatrixRule> opened = new ArrayList<>();
        for (String written : consent.recipients()) {
            Agency recipient = party(written);
            List<MatrixRule> toIt = matrix.rules().stream()
                    .filter(rule -> rule.to().contains(recipient.type())
                            && purposes.stream().anyMatch(purpose -> serves(rule, purpose)))
                    .toList();
            if (toIt.isEmpty()) {
                throw new Refusal(RefusalCode.CONSENT_RECIPIENT, RECIPIENTS);
            }
            opened.addAll(toIt);
        }
        if (purposes.stream().anyMatch(purpose -> opened.stream().noneMatch(rule -> serves(rule, purpose)))) {
            throw new Refusal(RefusalCode.CONSENT_PURPOSE, PURPOSES);
        }
        return opened;
    }

    /** A word about emergencies is heard on every route that knows them: a no keeps them shut, a yes lifts an earlier no. */
    private boolean serves(MatrixRule rule, Purpose purpose) {
        return rule.purpose() == purpose
                || (matrix.emergency().purposes().contains(purpose)
                        && matrix.emergency().types().contains(rule.type()));
    }

    private Agency party(String written) {
        Agency recipient;
        try {
            recipient = register.require(new AgencyId(written), RECIPIENTS);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.PARTY_UNKNOWN, RECIPIENTS);
        }
        if (matrix.notAParty().contains(recipient.type())) {
            throw new Refusal(RefusalCode.PARTY_NOT_ALLOWED, RECIPIENTS);
        }
        if (recipient.type() == AgencyType.FOREIGN_PARTNER) {
            throw new Refusal(RefusalCode.CROSS_BORDER, RECIPIENTS);
        }
        return recipient;
    }

    private void requireTime(ConsentSheet sheet, Instant now) {
        ConsentRecord consent = sheet.consent();
        long days = Duration.between(consent.givenAt(), consent.expiresAt()).toDays();
        if (!consent.expiresAt().isAfter(consent.givenAt())) {
            throw new Refusal(RefusalCode.DATE_INVALID, "/consent/expiresAt");
        }
        if (!now.isBefore(consent.expiresAt().toInstant())
                || days > matrix.consent().maxValidityDays()) {
            throw new Refusal(RefusalCode.CONSENT_EXPIRED, "/consent/expiresAt");
        }
        ConsentSheet.Act act = sheet.act();
        LocalDate today = now.atOffset(Person.KAZAKHSTAN).toLocalDate();
        if (act != null && act.validUntil() != null && act.validUntil().isBefore(today)) {
            throw new Refusal(RefusalCode.GUARDIAN_INVALID, "/guardianshipAct/validUntil");
        }
    }

    /** A word only spoken needs somebody who heard it; one taken elsewhere needs the number it has there. */
    private void requireProof(ConsentSheet sheet) {
        Method method = sheet.consent().method();
        if (method == Method.VERBAL_RECORDED && sheet.taking().witness() == null) {
            throw new Refusal(RefusalCode.SCHEMA_MISSING_FIELD, "/consent/witness");
        }
        String reference = sheet.taking().serviceReference();
        if (method == Method.STATE_SERVICE && reference == null) {
            throw new Refusal(RefusalCode.SCHEMA_MISSING_FIELD, "/consent/serviceReference");
        }
        if (reference != null) {
            service.admit(sheet, reference);
        }
    }

    private boolean mustStandAlone(MatrixRule rule) {
        return rule.separateConsent()
                || matrix.consent().notBundled().contains(rule.type().name());
    }

    private static boolean standsAlone(ConsentRecord consent) {
        return consent.separate()
                && consent.voluntaryStatementShown()
                && consent.recipients().size() == 1
                && consent.purposes().size() == 1;
    }

    /** Anybody may say no; to say yes needs the right to. Which route is taken is judged again when it is. */
    private void requireGiver(ConsentSheet sheet, List<MatrixRule> rules, Instant now) {
        Person person = Person.of(sheet.subject(), matrix.consent(), now);
        List<GiverRule> givers = rules.stream()
                .map(rule -> new GiverRule(
                        sheet.subject(),
                        sheet.guardian(),
                        rule.type(),
                        rule.purpose(),
                        matrix.consent(),
                        person,
                        register))
                .toList();
        ConsentRecord consent = sheet.consent();
        if (givers.stream().allMatch(giver -> giver.needsGuardian(consent))) {
            throw new Refusal(RefusalCode.GUARDIAN_MISSING, "/guardian");
        }
        requireAct(sheet);
        if (givers.stream().noneMatch(giver -> giver.mayGive(consent))) {
            throw new Refusal(RefusalCode.CONSENT_GIVER, "/consent/giver");
        }
        boolean spokenFor = consent.capacity() != Capacity.SELF && person.minor();
        boolean asked = consent.assent() != null && consent.assent().obtained();
        boolean tooYoungToAsk = person.isYoungerThan(matrix.consent().assentFrom());
        if (spokenFor && !asked && !tooYoungToAsk) {
            throw new Refusal(RefusalCode.ASSENT_MISSING, "/consent/assent");
        }
        if (spokenFor && tooYoungToAsk && sheet.taking().bestInterest() == null) {
            throw new Refusal(RefusalCode.BEST_INTEREST_MISSING, "/consent/bestInterest");
        }
    }

    private static void requireAct(ConsentSheet sheet) {
        Guardian guardian = sheet.guardian();
        if (guardian == null || !speaksByAct(guardian)) {
            return;
        }
        ConsentSheet.Act act = sheet.act();
        if (act == null || !act.number().equals(guardian.act())) {
            throw new Refusal(RefusalCode.GUARDIAN_INVALID, "/guardianshipAct");
        }
    }

    private static boolean speaksByAct(Guardian guardian) {
        return guardian.relation() == Guardian.Relation.GUARDIAN || guardian.relation() == Guardian.Relation.CURATOR;
    }

    private static void requireSome(Set<String> words, String path) {
        if (words.isEmpty()) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, path);
        }
    }

    private static <T> T known(String written, Function<String, T> words, String path) {
        try {
            return words.apply(written);
        } catch (IllegalArgumentException e) {
            throw new Refusal(RefusalCode.SCHEMA_INVALID_VALUE, path);
        }
    }
}
