package kz.daneker.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import kz.daneker.agency.AgencyType;
import kz.daneker.referral.DataCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SharingMatrixTest {
    @TempDir
    Path folder;

    @Test
    void holds_theMatrixOfThisRepository() {
        assertThat(Site.SHARING.rules()).hasSize(15);
        assertThat(Site.SHARING.categories()).hasSize(DataCategory.values().length);
        assertThat(Site.SHARING.digest()).hasSize(43);
    }

    @Test
    void moves_whatMustNeverMove_onNoRoute() {
        for (MatrixRule rule : Site.SHARING.rules()) {
            assertThat(rule.listed())
                    .as(rule.id())
                    .doesNotContain(DataCategory.THERAPY_NOTES, DataCategory.SECURITY_PROC, DataCategory.BIOMETRIC);
            assertThat(rule.listed().contains(DataCategory.RELIGION))
                    .isEqualTo(rule.id().equals("R09"));
            assertThat(rule.to()).doesNotContain(AgencyType.SECURITY_BODY, AgencyType.FOREIGN_PARTNER);
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("a key twice", "default: deny", "default: deny\ndefault: deny"),
                Arguments.of("allow by default", "default: deny", "default: allow"),
                Arguments.of("an unknown field", "default: deny", "default: deny\nskip_consent: true"),
                Arguments.of("a category without policy", "  ADDRESS:             {level: R, labels: [LOCIS]}\n", ""),
                Arguments.of(
                        "a category nobody knows", "  ADDRESS:  ", "  LOYALTY:  {level: N, labels: []}\n  ADDRESS:  "),
                Arguments.of("therapy notes unmarked", "labels: [PSYTHPN], never_exchange: true", "labels: [PSYTHPN]"),
                Arguments.of("security on a route", "explicit: [FAMILY, SOCIAL_BENEFIT]", "explicit: [SECURITY_PROC]"),
                Arguments.of(
                        "N1 birth date to employer",
                        "allow: [ID_NAME, CONTACT_SAFE, EMPLOYMENT], explicit: []",
                        "allow: [ID_NAME, CONTACT_SAFE, EMPLOYMENT], explicit: [ID_BIRTH]"),
                Arguments.of(
                        "N2 mental health to school",
                        "explicit: [EMERGENCY_HEALTH, IMMUNIZATION_STATUS, ADDRESS]}",
                        "explicit: [MENTAL_HEALTH]}"),
                Arguments.of(
                        "N4 religion elsewhere", "explicit: [FAMILY, PSS_PLAN, EDU_NEEDS]", "explicit: [RELIGION]"),
                Arguments.of(
                        "N4 origin as a base category",
                        "PSS_PLAN, OUTCOME], explicit: [HEALTH_SUMMARY, LEGAL_DOCS, ADDRESS, RETURNEE]",
                        "PSS_PLAN, OUTCOME, RETURNEE], explicit: [HEALTH_SUMMARY, LEGAL_DOCS, ADDRESS]"),
                Arguments.of(
                        "N6 a partner abroad as recipient",
                        "from: [centre], to: [centre]",
                        "from: [centre], to: [centre, foreign_partner]"),
                Arguments.of(
                        "a security body as recipient",
                        "from: [centre], to: [centre]",
                        "from: [centre], to: [centre, security_body]"),
                Arguments.of(
                        "an unmasked school", "to: [school], mask_sender: true", "to: [school], mask_sender: false"),
                Arguments.of("bundled counselling", "mask_sender: false, separate_consent: true", "mask_sender: false"),
                Arguments.of(
                        "required but not allowed",
                        "required: [ID_NAME, MEDIATION]",
                        "required: [ID_NAME, MEDIATION, ID_BIRTH]"),
                Arguments.of("allowed and explicit", "explicit: [FAMILY]}", "explicit: [FAMILY, ID_NAME]}"),
                Arguments.of("an id twice", "{id: R02,", "{id: R01,"),
                Arguments.of(
                        "two rules for a route",
                        "from: [school], to: [clinic]",
                        "from: [school, centre], to: [clinic]"),
                Arguments.of("one approver", "approvers: 2", "approvers: 1"),
                Arguments.of(
                        "two approvers of one agency",
                        "approvers_from_distinct: [user, agency, role]",
                        "approvers_from_distinct: [user]"),
                Arguments.of("no approver", "approvers: 2", "approvers: 0"),
                Arguments.of(
                        "two people of one agency",
                        "approvers_from_distinct: [user, agency, role]",
                        "approvers_from_distinct: [user, role]"),
                Arguments.of("an emergency of 25 hours", "max_hours: 24", "max_hours: 25"),
                Arguments.of(
                        "told after four days", "notify_subject_within_hours: 72", "notify_subject_within_hours: 96"),
                Arguments.of("emergency opens more than the list", "cats: [ID_NAME,", "cats: [ADDRESS, ID_NAME,"),
                Arguments.of("emergency opens religion", "cats: [ID_NAME,", "cats: [RELIGION, ID_NAME,"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void stops_theStart(String name, String from, String to) throws IOException {
        String matrix = Files.readString(Site.MATRIX);
        assertThat(matrix).contains(from);
        Path file = Files.writeString(folder.resolve("sharing-matrix.yaml"), matrix.replace(from, to));
        assertThatThrownBy(() -> SharingMatrix.load(file, MatrixSeal.NOT_REQUIRED, Site.REGISTER))
                .as(name)
                .isInstanceOf(BrokenMatrix.class)
                .hasMessageContaining("; found ");
    }

    @Test
    void stops_theStart_whereTheSealDoesNotHold() {
        MatrixSeal unsigned = (file, content) -> {
            throw new BrokenMatrix("the matrix must be signed", "no signature", "sign it");
        };
        assertThatThrownBy(() -> SharingMatrix.load(Site.MATRIX, unsigned, Site.REGISTER))
                .isInstanceOf(BrokenMatrix.class);
    }

    @Test
    void seals_theVeryTextThatIsUsed() throws IOException {
        String text = Files.readString(Site.MATRIX);
        SharingMatrix.load(Site.MATRIX, (file, content) -> assertThat(content).isEqualTo(text), Site.REGISTER);
    }

    @Test
    void stops_theStart_withoutAFile() {
        assertThatThrownBy(
                        () -> SharingMatrix.load(folder.resolve("none.yaml"), MatrixSeal.NOT_REQUIRED, Site.REGISTER))
                .isInstanceOf(BrokenMatrix.class);
    }
}
