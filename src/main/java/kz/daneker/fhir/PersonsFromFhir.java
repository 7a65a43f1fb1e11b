package kz.daneker.fhir;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyId;
import kz.daneker.referral.ConsentRecord.Capacity;
import kz.daneker.referral.ConsentRecord.Giver;
import kz.daneker.referral.ConsentSheet;
import kz.daneker.referral.Guardian;
import kz.daneker.referral.Iin;
import kz.daneker.referral.PersonName;
import kz.daneker.referral.Subject;
import kz.daneker.refusal.Refusal;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Reads whose a Consent is and who gave it from identifiers and from what the Consent contains. */
final class PersonsFromFhir {
    private static final Set<String> FATHERS = Set.of("FTH", "NFTH", "ADOPTF");

    private PersonsFromFhir() {}

    static ConsentPersons read(Consent consent, Capacity capacity) {
        Subject subject = subject(consent.getPatient());
        RelatedPerson relative = consent.getPerformer().stream()
                .map(Reference::getResource)
                .filter(RelatedPerson.class::isInstance)
                .map(RelatedPerson.class::cast)
                .findFirst()
                .orElse(null);
        Guardian guardian = relative == null ? null : guardian(relative, capacity);
        return new ConsentPersons(
                subject,
                guardian,
                relative == null ? null : act(relative),
                giver(consent, capacity, subject, guardian),
                capacity,
                consent.hasSource(),
                ConsentInterest.read(consent));
    }

    private static @Nullable Subject subject(Reference patient) {
        Patient contained = patient.getResource() instanceof Patient told ? told : new Patient();
        List<Identifier> identifiers = Stream.concat(
                        contained.getIdentifier().stream(), Stream.of(patient.getIdentifier()))
                .toList();
        Iin iin = iin(identifiers);
        PersonName name = name(contained.getName());
        String temporary = value(identifiers, Systems.TEMPORARY_ID);
        boolean mistyped = iin == null && value(identifiers, Systems.IIN) != null;
        if (mistyped || (iin == null && name == null && temporary == null)) {
            return null;
        }
        return new Subject(
                Subject.Kind.CHILD, // what is assumed where no day of birth is told
                name,
                null,
                contained.hasBirthDate() ? day(contained.getBirthDateElement().getValueAsString()) : null,
                sex(contained.getGender()),
                "KZ",
                iin,
                temporary,
                null);
    }

    private static Guardian guardian(RelatedPerson relative, Capacity capacity) {
        PersonName name = name(relative.getName());
        return new Guardian(
                relation(relative, capacity),
                name == null ? new PersonName(null, null, null) : name,
                iin(relative.getIdentifier()),
                value(relative.getIdentifier(), Systems.GUARDIANSHIP_ACT),
                null);
    }

    private static Guardian.Relation relation(RelatedPerson relative, Capacity capacity) {
        if (capacity != Capacity.PARENT) {
            return Guardian.Relation.GUARDIAN;
        }
        boolean father = relative.getGender() == AdministrativeGender.MALE
                || relative.getRelationship().stream()
                        .flatMap(relation -> relation.getCoding().stream())
                        .map(Coding::getCode)
                        .anyMatch(FATHERS::contains);
        return father ? Guardian.Relation.FATHER : Guardian.Relation.MOTHER;
    }

    private static ConsentSheet.@Nullable Act act(RelatedPerson relative) {
        String number = value(relative.getIdentifier(), Systems.GUARDIANSHIP_ACT);
        if (number == null || !relative.getPeriod().hasStart()) {
            return null;
        }
        return new ConsentSheet.Act(
                number,
                day(relative.getPeriod().getStartElement().getValueAsString()),
                relative.getPeriod().hasEnd()
                        ? day(relative.getPeriod().getEndElement().getValueAsString())
                        : null);
    }

    private static Giver giver(
            Consent consent, Capacity capacity, @Nullable Subject subject, @Nullable Guardian guardian) {
        if (capacity == Capacity.GUARDIANSHIP_AUTHORITY) {
            return new Giver(null, null, null, authority(consent));
        }
        if (capacity == Capacity.SELF && subject != null) {
            return new Giver(subject.name(), subject.iin(), null, null);
        }
        return guardian == null
                ? new Giver(null, null, null, null)
                : new Giver(guardian.name(), guardian.iin(), null, null);
    }

    /** The first performer that is an agency of this exchange by its name; whether there is one is asked later. */
    private static @Nullable AgencyId authority(Consent consent) {
        return consent.getPerformer().stream()
                .map(FhirActors::read)
                .flatMap(Stream::ofNullable)
                .flatMap(name -> agency(name).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<AgencyId> agency(String name) {
        try {
            return Optional.of(new AgencyId(name));
        } catch (IllegalArgumentException noAgency) {
            return Optional.empty();
        }
    }

    /** Null also for a number that is none. */
    private static @Nullable Iin iin(List<Identifier> identifiers) {
        String written = value(identifiers, Systems.IIN);
        try {
            return written == null ? null : Iin.read(written, "");
        } catch (Refusal noIin) {
            return null;
        }
    }

    private static @Nullable String value(List<Identifier> identifiers, String system) {
        return identifiers.stream()
                .filter(identifier -> system.equals(identifier.getSystem()) && identifier.hasValue())
                .map(Identifier::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The first name with a family name and a given one; a second given name is the patronymic. */
    private static @Nullable PersonName name(List<HumanName> names) {
        for (HumanName name : names) {
            List<String> given =
                    name.getGiven().stream().map(StringType::getValue).toList();
            if (name.hasFamily() && !given.isEmpty()) {
                return new PersonName(name.getFamily(), given.get(0), given.size() > 1 ? given.get(1) : null);
            }
        }
        return null;
    }

    private static Subject.@Nullable Sex sex(@Nullable AdministrativeGender gender) {
        if (gender == AdministrativeGender.FEMALE) {
            return Subject.Sex.F;
        }
        return gender == AdministrativeGender.MALE ? Subject.Sex.M : null;
    }

    /** Whole days; a month or a year alone is refused as no date. */
    private static LocalDate day(String written) {
        return LocalDate.parse(written.length() > 10 ? written.substring(0, 10) : written);
    }
}
