package kz.daneker.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kz.daneker.provision.Conditions;
import kz.daneker.provision.ConsentDirective;
import kz.daneker.provision.Grantor;
import kz.daneker.provision.Grantor.Assent;
import kz.daneker.provision.Grantor.Proof;
import kz.daneker.provision.Period;
import kz.daneker.provision.Provision;
import kz.daneker.referral.ConsentRecord.Capacity;
import kz.daneker.referral.DataCategory;
import kz.daneker.refusal.Refusal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Consents on file beside the referral's own: they narrow it, and add to it only within the matrix. */
class ConsentsOnFileTest {
    private static String school() {
        return Payloads.school().get("recipient").get("agencyId").asString();
    }

    private static ReleaseDecision decide(ObjectNode payload, ConsentDirective... onFile) {
        return (ReleaseDecision) new ConsentGate(Site.SHARING, Site.RULES, Site.SCREEN, Site.LABELS)
                .decide(Site.READER.read(payload, Site.NOON), Site.REGISTER, List.of(onFile), Site.NOON);
    }

    private static ConsentDirective onFile(Provision root) {
        return new ConsentDirective(
                "f-1",
                "1",
                "Patient/17",
                ConsentDirective.Status.ACTIVE,
                true,
                null,
                Grantor.onBehalf(Capacity.PARENT, Proof.PROVEN, Assent.GIVEN),
                root);
    }

    private static Conditions forSchool(String... classes) {
        return Conditions.any()
                .actors(Set.of(school()))
                .classes(Set.of(classes))
                .labels(Set.of("V"));
    }

    private static ObjectNode withEverything() {
        ObjectNode payload = Payloads.school();
        ObjectNode data = (ObjectNode) payload.get("data");
        for (DataCategory category : DataCategory.values()) {
            if (!Site.SHARING.policy(category).neverExchange() && !data.has(category.name())) {
                data.putObject(category.name()).put("summary", "x");
            }
        }
        return payload;
    }

    @Test
    void withholds_whatAConsentOnFileDenies() {
        ObjectNode payload = Payloads.school();
        Set<DataCategory> before = decide(payload).released();
        ReleaseDecision decision = decide(
                payload,
                onFile(Provision.deny(Conditions.any().actors(Set.of(school())).classes(Set.of("EDU_NEEDS")))));
        Set<DataCategory> left = new TreeSet<>(before);
        left.remove(DataCategory.EDU_NEEDS);
        assertThat(before).contains(DataCategory.EDU_NEEDS);
        assertThat(decision.released()).isEqualTo(left);
        assertThat(decision.withheld()).containsEntry(DataCategory.EDU_NEEDS, CategoryDecision.Reason.CONSENT_DENY);
    }

    @Test
    void refuses_whereWhatTheRecipientNeedsIsDenied() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> decide(Payloads.school(), onFile(Provision.deny(Conditions.any()))));
        assertThat(refusal).hasMessageContaining("CONSENT_WITHDRAWN");
        assertThat(refusal.path()).isEqualTo("/consents");
    }

    @Test
    void releases_whatAConsentOnFilePermits_withinTheMatrixOnly() {
        ObjectNode payload = withEverything();
        Set<DataCategory> before = decide(payload).released();
        String[] all = Set.of(DataCategory.values()).stream().map(Enum::name).toArray(String[]::new);
        Set<DataCategory> after =
                decide(payload, onFile(Provision.permit(forSchool(all)))).released();
        assertThat(after)
                .containsAll(before)
                .isEqualTo(Site.SHARING.rules().get(0).listed());
    }

    @Test
    void demands_theTickByName_alsoOfAConsentOnFile() {
        Set<DataCategory> explicit = Site.SHARING.rules().get(0).explicit();
        Set<DataCategory> released = decide(
                        withEverything(),
                        onFile(Provision.permit(
                                Conditions.any().actors(Set.of(school())).labels(Set.of("V")))))
                .released();
        Set<DataCategory> ticked = decide(withEverything()).released();
        assertThat(released)
                .doesNotContainAnyElementsOf(explicit.stream()
                        .filter(category -> !ticked.contains(category))
                        .toList());
    }

    @Test
    void stands_onAConsentOnFileAlone() {
        ObjectNode payload = Payloads.school();
        payload.putArray("consents");
        ConsentDirective permit = onFile(
                Provision.permit(forSchool("ID_NAME", "ID_BIRTH").period(Period.between("2026-01-01", "2026-06-30"))));
        ReleaseDecision decision = decide(payload, permit);
        assertThat(decision.released()).containsExactlyInAnyOrder(DataCategory.ID_NAME, DataCategory.ID_BIRTH);
        assertThat(decision.holdsUntil()).isEqualTo("2026-07-01T00:00:00+05:00");
        Refusal withdrawn = catchThrowableOfType(
                Refusal.class, () -> decide(payload, permit.withStatus(ConsentDirective.Status.INACTIVE)));
        assertThat(withdrawn).hasMessageContaining("CONSENT_SCOPE");
    }

    @Test
    void heeds_neitherAnotherRecipientsDenyNorARevokedOne() {
        ObjectNode payload = Payloads.school();
        ConsentDirective deny = onFile(Provision.deny(Conditions.any()));
        assertThat(decide(
                                payload,
                                onFile(Provision.deny(Conditions.any().actors(Set.of("clinic-47-001")))),
                                deny.withStatus(ConsentDirective.Status.INACTIVE))
                        .released())
                .isEqualTo(decide(payload).released());
    }

    @Test
    void explains_everyCategory() {
        ReleaseDecision decision = decide(withEverything());
        assertThat(decision.traces().keySet())
                .containsExactlyInAnyOrderElementsOf(decision.categories().stream()
                        .map(CategoryDecision::category)
                        .toList());
        assertThat(decision.traces().values())
                .allSatisfy(trace -> assertThat(trace.sentences()).isNotEmpty());
        assertThat(decision.traces().get(DataCategory.ID_NAME).sentences())
                .contains("c-000001 provision: permits", "c-000001: CONSENT");
    }
}
