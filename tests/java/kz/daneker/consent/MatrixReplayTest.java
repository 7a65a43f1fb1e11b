package kz.daneker.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import kz.daneker.agency.AgencyType;
import kz.daneker.agency.ReferralType;
import kz.daneker.referral.DataCategory;
import kz.daneker.referral.Purpose;
import kz.daneker.referral.Referral;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** A replay says what the gate said, and under another matrix what the gate would say. */
class MatrixReplayTest {
    private static final SharingMatrix OTHER = changed(
            "CONTACT_SAFE, EDU_NEEDS], explicit: [EMERGENCY_HEALTH", "CONTACT_SAFE], explicit: [EMERGENCY_HEALTH");

    private static SharingMatrix changed(String from, String to) {
        try {
            String text = Files.readString(Site.MATRIX);
            assertThat(text).contains(from);
            return SharingMatrix.of("changed", text.replace(from, to), Site.REGISTER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the gate says, in the terms of a replay; screens of free text are no matter of the matrix. */
    private static DecisionOutcome gate(Referral referral, SharingMatrix matrix) {
        try {
            return DecisionOutcome.of((ReleaseDecision) new ConsentGate(matrix, Site.RULES, Site.SCREEN, Site.LABELS)
                    .decide(referral, Site.REGISTER, Site.NOON));
        } catch (Refusal refusal) {
            return DecisionOutcome.refused(refusal.code());
        }
    }

    private static Optional<DecisionInput> input(Referral referral) {
        return new ConsentGate(Site.SHARING, Site.RULES, Site.SCREEN, Site.LABELS)
                .input(referral, Site.REGISTER, List.of(), Site.NOON);
    }

    private static void agrees(ObjectNode payload, SharingMatrix matrix) {
        Referral referral = Site.READER.read(payload, Site.NOON);
        DecisionInput input = input(referral).orElseThrow();
        DecisionOutcome said = gate(referral, matrix);
        DecisionOutcome replayed = MatrixReplay.of(input, matrix);
        assertThat(replayed.refused() == null).isEqualTo(said.refused() == null);
        assertThat(replayed.categories()).isEqualTo(said.categories());
        assertThat(replayed.rule()).isEqualTo(said.rule());
    }

    static List<ObjectNode> samples() {
        return List.of(
                Payloads.school(),
                Payloads.sixteen(),
                Payloads.emergency(),
                Payloads.counselling(),
                with(p -> p.put("purpose", "TREAT")),
                with(p -> ((ObjectNode) p.get("sender")).put("agencyId", "hotline-111")),
                with(p -> ((ObjectNode) p.get("data")).remove("ID_BIRTH")),
                with(p -> Payloads.consent(p).put("status", "withdrawn")),
                with(p -> Payloads.consent(p).set("categories", Payloads.list("ID_NAME"))),
                Payloads.with(
                        Payloads.emergency(),
                        p -> ((ObjectNode) p.get("breakGlass"))
                                .withArray("approvals")
                                .remove(0)));
    }

    private static ObjectNode with(Consumer<ObjectNode> change) {
        return Payloads.with(Payloads.school(), change);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void repeats_theGate_underTheSameMatrixAndAnother(ObjectNode payload) {
        agrees(payload.deepCopy(), Site.SHARING);
        agrees(payload.deepCopy(), OTHER);
    }

    @Property(tries = 100)
    void repeats_theGate_whateverIsTickedAndSent(
            @ForAll("categories") Set<DataCategory> ticked, @ForAll("categories") Set<DataCategory> more) {
        ObjectNode payload = Payloads.school();
        EnumSet<DataCategory> all = EnumSet.of(DataCategory.ID_NAME, DataCategory.ID_BIRTH);
        all.addAll(ticked);
        Payloads.consent(payload)
                .set("categories", Payloads.list(all.stream().map(Enum::name).toArray(String[]::new)));
        for (DataCategory category : more) {
            if (category != DataCategory.REASON
                    && !Site.SHARING.policy(category).neverExchange()) {
                ((ObjectNode) payload.get("data")).putObject(category.name()).put("summary", "x");
            }
        }
        agrees(payload.deepCopy(), Site.SHARING);
        agrees(payload, OTHER);
    }

    @Provide
    Arbitrary<Set<DataCategory>> categories() {
        return Arbitraries.of(DataCategory.EDU_NEEDS, DataCategory.EMERGENCY_HEALTH, DataCategory.TRAUMA_VIOLENCE)
                .set();
    }

    @Test
    void tells_whatANewRouteWouldCarry() {
        SharingMatrix wider = changed(
                "from: [centre, ministry, guardianship], to: [school]",
                "from: [centre, ministry, guardianship, hotline], to: [school]");
        Referral referral =
                Site.READER.read(with(p -> ((ObjectNode) p.get("sender")).put("agencyId", "hotline-111")), Site.NOON);
        DecisionInput input = input(referral).orElseThrow();

        assertThat(MatrixReplay.of(input, Site.SHARING).refused()).isEqualTo(RefusalCode.ROUTE_NOT_ALLOWED);
        assertThat(MatrixReplay.of(input, wider).released())
                .isEqualTo(gate(referral, wider).released())
                .contains(DataCategory.EDU_NEEDS);
    }

    @Test
    void withholds_whatNobodyTicked_onceTheMatrixAsksForIt() {
        SharingMatrix stricter = changed(
                "CONTACT_SAFE, EDU_NEEDS], explicit: [EMERGENCY_HEALTH",
                "CONTACT_SAFE], explicit: [EDU_NEEDS, EMERGENCY_HEALTH");
        DecisionInput asked = new DecisionInput(
                ReferralType.SCHOOL_ENROLMENT,
                Purpose.EDUENROL,
                AgencyType.CENTRE,
                AgencyType.SCHOOL,
                Map.of(
                        DataCategory.ID_NAME, DecisionInput.Coverage.OWN_TICK,
                        DataCategory.ID_BIRTH, DecisionInput.Coverage.CONSENT,
                        DataCategory.EDU_NEEDS, DecisionInput.Coverage.CONSENT),
                false);

        assertThat(MatrixReplay.of(asked, Site.SHARING).released()).contains(DataCategory.EDU_NEEDS);
        assertThat(MatrixReplay.of(asked, stricter).categories())
                .containsEntry(DataCategory.EDU_NEEDS, CategoryDecision.Reason.CONSENT_DENY);
    }

    @Test
    void keeps_kindsAndNamesOfCategoriesOnly() {
        Referral referral = Site.READER.read(Payloads.school(), Site.NOON);

        assertThat(input(referral)).hasValueSatisfying(input -> {
            assertThat(input.from()).isEqualTo(AgencyType.CENTRE);
            assertThat(input.to()).isEqualTo(AgencyType.SCHOOL);
            assertThat(input.categories())
                    .containsEntry(DataCategory.EDU_NEEDS, DecisionInput.Coverage.OWN_TICK)
                    .containsEntry(DataCategory.EMERGENCY_HEALTH, DecisionInput.Coverage.OWN_TICK)
                    .containsEntry(DataCategory.RETURNEE, DecisionInput.Coverage.NONE);
        });
    }

    @Test
    void keeps_nothing_ofWhatNoMatrixDecides() {
        Referral unknown = Site.READER.read(
                with(p -> ((ObjectNode) p.get("recipient")).put("agencyId", "school-99-999")), Site.NOON);
        Referral notTaken =
                Site.READER.read(with(p -> ((ObjectNode) p.get("recipient")).put("agencyId", "moe")), Site.NOON);

        assertThat(input(unknown)).isEmpty();
        assertThat(input(notTaken)).isEmpty();
    }
}
