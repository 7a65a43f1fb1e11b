package kz.daneker.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import kz.daneker.provision.Conditions;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.Grantor;
import kz.daneker.provision.Patient;
import kz.daneker.provision.Period;
import kz.daneker.provision.Provision;
import kz.daneker.referral.ConsentRecord.Status;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

/** What a nested consent comes to between the agencies of the exchange. */
class ConsentTablesTest {
    private static final ConsentTables TABLES = new ConsentTables(Site.SHARING, Site.RULES, Site.REGISTER);
    private static final Patient WOMAN =
            new Patient(Set.of("her"), LocalDate.of(1990, 1, 1), true, Patient.AdultVoice.OWN);
    private static final Conditions CLINIC =
            Conditions.any().actors(Set.of("clinic-47-001")).purposes(Set.of("TREAT"));

    @Test
    void reads_aYes_asTheAgenciesPurposesAndCategoriesItNames() {
        ConsentTable table = table(Provision.permit(
                CLINIC.classes(Set.of("ID_NAME", "HEALTH_SUMMARY")).labels(Set.of("V"))));

        assertThat(table.status()).isEqualTo(Status.ACTIVE);
        assertThat(table.recipients()).containsExactly("clinic-47-001");
        assertThat(table.purposes()).containsExactly("TREAT");
        assertThat(table.categories()).containsExactlyInAnyOrder("ID_NAME", "HEALTH_SUMMARY");
        assertThat(table.excepted()).isEmpty();
    }

    @Test
    void gives_nobody_whomAYesDoesNotName() {
        assertThat(table(Provision.permit(Conditions.any())).recipients()).isEmpty();
        assertThat(table(Provision.permit(Conditions.any().actors(Set.of("clinic-47-001"))))
                        .recipients())
                .isEmpty();
    }

    @Test
    void gives_noCategoryThatNeedsItsOwnTick_unlessNamed() {
        assertThat(table(Provision.permit(CLINIC.labels(Set.of("V")))).categories())
                .contains("ID_NAME")
                .doesNotContain("HEALTH_SUMMARY", "THERAPY_NOTES");
    }

    @Test
    void remembers_whatAYesExcepts() {
        ConsentTable table = table(Provision.permit(
                CLINIC.classes(Set.of("ID_NAME", "HEALTH_SUMMARY")).labels(Set.of("V")),
                Provision.deny(Conditions.any().classes(Set.of("HEALTH_SUMMARY")))));

        assertThat(table.categories()).containsExactly("ID_NAME");
        assertThat(table.excepted()).containsExactly("HEALTH_SUMMARY");
    }

    @Test
    void refuses_everybody_whomANoDoesNotName() {
        ConsentTable table = table(Provision.deny(Conditions.any()));

        assertThat(table.status()).isEqualTo(Status.REFUSED);
        assertThat(table.recipients()).hasSize(Site.REGISTER.all().size());
        assertThat(table.categories()).contains("ID_NAME", "HEALTH_SUMMARY");
    }

    @Test
    void refuses_onlyForThePurposesOfANo() {
        assertThat(table(Provision.deny(Conditions.any().purposes(Set.of("HMARKT"))))
                        .purposes())
                .isEmpty();
        assertThat(table(Provision.deny(Conditions.any().purposes(Set.of("HRESCH"))))
                        .purposes())
                .containsExactly("HRESCH");
    }

    @Test
    void refuses_emergenciesOnlyWhereANoNamesThem() {
        assertThat(table(Provision.deny(Conditions.any().purposes(Set.of("TREAT"))))
                        .purposes())
                .contains("TREAT")
                .doesNotContain("ETREAT");
        assertThat(table(Provision.deny(Conditions.any().purposes(Set.of("BTG"))))
                        .purposes())
                .containsExactly("ETREAT");
        Provision beside = Provision.permit(
                CLINIC.classes(Set.of("ID_NAME")).labels(Set.of("V")),
                Provision.deny(Conditions.any().purposes(Set.of("BTG"))));
        assertThat(catchThrowableOfType(Refusal.class, () -> table(beside)).code())
                .isEqualTo(RefusalCode.CONSENT_UNEVEN);
    }

    @Test
    void says_thatOneTableIsNotEnough() {
        Provision uneven = Provision.permit(
                CLINIC.classes(Set.of("ID_NAME")).labels(Set.of("V")),
                Provision.permit(Conditions.any()
                        .actors(Set.of("school-47-012"))
                        .purposes(Set.of("EDUENROL"))
                        .classes(Set.of("EDU_PROGRESS", "ID_BIRTH"))
                        .labels(Set.of("V"))));
        Provision mixed = new Provision(
                Provision.Type.DENY,
                Conditions.any(),
                List.of(Provision.permit(CLINIC.classes(Set.of("ID_NAME")).labels(Set.of("V")))));

        for (Provision each : List.of(uneven, mixed)) {
            assertThat(catchThrowableOfType(Refusal.class, () -> table(each)).code())
                    .isEqualTo(RefusalCode.CONSENT_UNEVEN);
        }
    }

    @Test
    void ends_withTheNextEdgeOfAnyRule() {
        ConsentTable table = table(Provision.permit(
                CLINIC.classes(Set.of("ID_NAME")).period(new Period(null, Site.NOON.plusSeconds(60)))));

        assertThat(table.until().toInstant()).isEqualTo(Site.NOON.plusSeconds(60));
    }

    @Test
    void gives_nothing_onceExpired() {
        assertThat(table(Provision.permit(
                                CLINIC.classes(Set.of("ID_NAME")).period(new Period(null, Site.NOON.minusSeconds(60)))))
                        .recipients())
                .isEmpty();
    }

    private static ConsentTable table(Provision root) {
        return TABLES.of(
                new ConsentDirective("c", "1", "her", ConsentDirective.Status.ACTIVE, true, null, Grantor.self(), root),
                WOMAN,
                Site.NOON);
    }
}
