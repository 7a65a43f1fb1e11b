package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.daneker.provision.Conditions;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.DataRef;
import kz.daneker.provision.Grantor;
import kz.daneker.provision.Grantor.Assent;
import kz.daneker.provision.Grantor.Proof;
import kz.daneker.provision.Item;
import kz.daneker.provision.Labels;
import kz.daneker.provision.Patient;
import kz.daneker.provision.Period;
import kz.daneker.provision.Projection;
import kz.daneker.provision.Provision;
import kz.daneker.referral.ConsentRecord.Capacity;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;
import org.junit.jupiter.api.Test;

/** What we write is valid FHIR, reads back as it was, and shows a recipient nothing but its own permit. */
class ConsentToFhirTest {
    private static final Instant NOW = Instant.parse("2026-06-15T07:00:00Z");
    private static final String PATIENT = "Patient/17";
    private static final Patient CHILD =
            new Patient(Set.of(PATIENT), LocalDate.of(2014, 5, 1), true, Patient.AdultVoice.OWN);
    private static final Provision DENY_VIOLENCE =
            Provision.deny(Conditions.any().labels(Set.of("SDV")));
    private static final Provision DENY_SCHOOL = Provision.deny(Conditions.any()
            .actors(Set.of("school-47-001"))
            .classes(Set.of("MENTAL_HEALTH"))
            .period(Period.between("2026-02-01", "2026-12-31T10:30:00+05:00")));
    private static final Provision ROOT = Provision.permit(
            Conditions.any()
                    .actors(Set.of("clinic-47-001", "type:MH_CLINIC", "school-47-001"))
                    .purposes(Set.of("TREAT", "EDUENROL"))
                    .classes(Set.of("ID_NAME", "HEALTH_SUMMARY", "TRAUMA_VIOLENCE", "MENTAL_HEALTH"))
                    .labels(Set.of("V", "PSY", "local:LEGAL"))
                    .period(Period.between("2026-01-15", "2026-12")),
            DENY_VIOLENCE,
            DENY_SCHOOL,
            Provision.permit(Conditions.any()
                    .purposes(Set.of("HRESCH"))
                    .dataPeriod(Period.between("2025", null))
                    .data(Set.of(DataRef.author("clinic-47-001"), DataRef.author("Practitioner/3")))));
    private static final ConsentDirective GUARDIANS = new ConsentDirective(
            "c-000001",
            "1",
            PATIENT,
            ConsentDirective.Status.ACTIVE,
            true,
            Instant.parse("2026-01-15T05:00:00Z"),
            Grantor.onBehalf(Capacity.GUARDIAN, Proof.PROVEN, Assent.GIVEN),
            ROOT);

    private static Projection projection() {
        List<Item> categories = Arrays.stream(DataCategory.values())
                .map(each -> Item.of(
                        each.name(),
                        each == DataCategory.TRAUMA_VIOLENCE
                                ? Labels.of(Labels.Level.V, "VIO", "SDV")
                                : Labels.of(Labels.Level.R)))
                .toList();
        return new Projection(
                Consents.engine(true),
                categories,
                Arrays.stream(Purpose.values()).map(Enum::name).collect(Collectors.toSet()));
    }

    private static Optional<String> projected(String recipient) {
        return ConsentToFhir.projection(projection(), GUARDIANS, List.of(), CHILD, recipient, NOW);
    }

    @Test
    void writes_whatTheOfficialValidatorAccepts() {
        String whole = ConsentToFhir.whole(GUARDIANS);
        assertThat(OfficialValidator.errors(whole)).isEmpty();
        assertThat(whole).contains("\"IDSCL\"", "\"59284-0\"", ConsentAssent.URL, "\"performer\"", "\"class\"");
        assertThat(OfficialValidator.errors(projected("clinic-47-001").orElseThrow()))
                .isEmpty();
    }

    @Test
    void reads_backWhatItWrote() {
        ConsentDirective read = Consents.usable(ConsentToFhir.whole(GUARDIANS));
        assertThat(read).isEqualTo(GUARDIANS);
    }

    @Test
    void shows_theRecipientItsOwnPermitAndNothingElse() {
        String clinic = projected("clinic-47-001").orElseThrow();
        assertThat(clinic)
                .contains("SUBSETTED", "clinic-47-001", "HEALTH_SUMMARY", "MENTAL_HEALTH")
                .doesNotContain("deny", "school", "MH_CLINIC", "SDV", "TRAUMA", "assent", "performer", "dateTime");
        String school = projected("school-47-001").orElseThrow();
        assertThat(school)
                .contains("HEALTH_SUMMARY")
                .doesNotContain("deny", "clinic", "SDV", "TRAUMA", "MENTAL", "RelatedPerson");
    }

    @Test
    void looksTheSame_whetherSomethingWasDeniedOrNeverAsked() {
        ConsentDirective neverAsked = new ConsentDirective(
                GUARDIANS.id(),
                "1",
                PATIENT,
                ConsentDirective.Status.ACTIVE,
                true,
                GUARDIANS.signedAt(),
                GUARDIANS.grantor(),
                Provision.permit(ROOT.when().classes(Set.of("ID_NAME", "HEALTH_SUMMARY", "MENTAL_HEALTH"))));
        assertThat(ConsentToFhir.projection(projection(), neverAsked, List.of(), CHILD, "clinic-47-001", NOW)
                        .map(json -> json.replaceAll("\"end\":\"[^\"]*\"", "")))
                .isEqualTo(projected("clinic-47-001").map(json -> json.replaceAll("\"end\":\"[^\"]*\"", "")));
    }

    @Test
    void shows_nothing_toWhomNothingIsPermitted() {
        assertThat(projected("employer-47-001")).isEmpty();
        assertThat(ConsentToFhir.projection(
                        projection(),
                        GUARDIANS.withStatus(ConsentDirective.Status.INACTIVE),
                        List.of(),
                        CHILD,
                        "clinic-47-001",
                        NOW))
                .isEmpty();
    }
}
