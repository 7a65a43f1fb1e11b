package kz.daneker.register;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import kz.daneker.agency.AgencyId;
import kz.daneker.consent.ConsentTable;
import kz.daneker.fhir.ConsentPersons;
import kz.daneker.fhir.ReadConsent;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.Grantor.Assent;
import kz.daneker.provision.Patient;
import kz.daneker.provision.Period;
import kz.daneker.referral.ConsentRecord;
import kz.daneker.referral.ConsentRecord.Method;
import kz.daneker.referral.ConsentSheet;
import kz.daneker.referral.Subject;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.rules.Rules;

/** Says a FHIR Consent in the register's own words, or why it cannot be said in them. */
final class FhirSheet {
    private static final ZoneOffset HOME = ZoneOffset.ofHours(5);

    private final AgencyId collector;
    private final UUID name;
    private final ReadConsent.Usable read;
    private final String resource;

    /** @param name under which the collector will speak of it */
    FhirSheet(AgencyId collector, UUID name, ReadConsent.Usable read, String resource) {
        this.collector = collector;
        this.name = name;
        this.read = read;
        this.resource = resource;
    }

    /**
     * The sheet.
     *
     * @throws Refusal {@code CONSENT_UNUSABLE} with the FHIRPath of what is missing, {@code CONSENT_UNEVEN}; where it names
     *     agencies of this exchange, also whatever the sheet gate finds
     */
    FiledFhir under(Rules rules, Instant now) {
        ConsentDirective said = read.directive();
        ConsentPersons persons = read.persons();
        Subject subject = persons.subject();
        if (said.status() != ConsentDirective.Status.ACTIVE) {
            throw new Refusal(RefusalCode.CONSENT_UNUSABLE, "Consent.status");
        }
        if (subject == null) {
            throw new Refusal(RefusalCode.CONSENT_UNUSABLE, "Consent.patient");
        }
        if (!persons.proven()) {
            throw new Refusal(RefusalCode.CONSENT_UNUSABLE, "Consent.source");
        }
        Instant from = begins(said, now);
        ConsentTable table = rules.tables().of(said, patient(said, persons, subject), from.isAfter(now) ? from : now);
        ConsentSheet sheet = new ConsentSheet(
                name,
                null,
                subject,
                persons.guardian(),
                persons.act(),
                record(table, persons, from.atOffset(HOME)),
                new ConsentSheet.Taking(null, false, false, null, null, persons.interest(), null, null));
        if (table.status() == ConsentRecord.Status.ACTIVE && !table.recipients().isEmpty()) {
            admit(rules, sheet, now);
        }
        return new FiledFhir(sheet, table.excepted(), resource);
    }

    private ConsentRecord record(ConsentTable table, ConsentPersons persons, OffsetDateTime from) {
        Assent assent = read.directive().grantor().assent();
        return new ConsentRecord(
                name.toString(),
                persons.giver(),
                persons.capacity(),
                Method.PAPER_SIGNED,
                null,
                collector,
                table.categories(),
                table.recipients(),
                table.purposes(),
                from,
                table.until(),
                table.status(),
                false,
                false,
                new ConsentRecord.Assent(assent != Assent.NOT_REQUIRED, assent == Assent.GIVEN, null));
    }

    /** The age of assent and of speaking for oneself are judged by the day of birth; without one the person is a child. */
    private static Patient patient(ConsentDirective said, ConsentPersons persons, Subject subject) {
        return new Patient(
                Set.of(said.patient()),
                subject.birthDate(),
                true,
                persons.act() == null ? Patient.AdultVoice.OWN : Patient.AdultVoice.OWN_OR_OTHERS);
    }

    private static Instant begins(ConsentDirective said, Instant now) {
        Instant signed = said.signedAt() == null ? now : said.signedAt();
        if (signed.isAfter(now)) {
            throw new Refusal(RefusalCode.DATE_FUTURE, "Consent.dateTime");
        }
        Period period = said.root().when().period();
        Instant start = period == null || period.start() == null ? signed : period.start();
        return start.isAfter(signed) ? start : signed;
    }

    private void admit(Rules rules, ConsentSheet sheet, Instant now) {
        try {
            rules.sheetGate().admit(sheet, collector, now);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.code(), place(refusal.path()));
        }
    }

    /** Where in the resource stands what the gate found in the sheet. */
    private static String place(String pointer) {
        return switch (pointer) {
            case "/consent/recipients" -> "Consent.provision.actor";
            case "/consent/purposes" -> "Consent.provision.purpose";
            case "/consent/categories" -> "Consent.provision.class";
            case "/consent/expiresAt" -> "Consent.provision.period";
            case "/consent/giver", "/guardian", "/guardianshipAct", "/guardianshipAct/validUntil" ->
                "Consent.performer";
            case "/consent/assent", "/consent/bestInterest" -> "Consent.extension";
            default -> "Consent";
        };
    }
}
