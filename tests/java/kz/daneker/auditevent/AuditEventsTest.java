package kz.daneker.auditevent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.daneker.audit.AuditEvent;
import kz.daneker.fhir.FhirR4;
import kz.daneker.fhir.OfficialValidator;
import kz.daneker.inquiry.Entry;
import kz.daneker.validation.BalpValidator;
import org.junit.jupiter.api.Test;

/** Every kind of record is a valid AuditEvent of the profile it names, and says nothing the record does not. */
class AuditEventsTest {
    private static final Instant AT = Instant.parse("2026-06-15T07:00:00Z");
    private static final List<String> ACTORS = List.of("agency:centre-47", "gateway", "officer:amber-41");
    private static final String REF = "mZ1aB2cD3eF4gH5iJ6kL7m";
    private static final Set<AuditEvent> WITHOUT_REFERRAL = EnumSet.complementOf(EnumSet.of(
            AuditEvent.DELIVERED, AuditEvent.RECEIPTED, AuditEvent.STORED, AuditEvent.DECIDED, AuditEvent.BREAK_GLASS));
    private static final Set<AuditEvent> PLAIN = EnumSet.of(
            AuditEvent.START,
            AuditEvent.STOP,
            AuditEvent.CONFIG,
            AuditEvent.KEY_EVENT,
            AuditEvent.SIGNED_IN,
            AuditEvent.SIGN_IN_REFUSED,
            AuditEvent.SIGNED_OUT,
            AuditEvent.OFFICER_CHANGED,
            AuditEvent.REQUEST_ASKED,
            AuditEvent.REQUEST_APPROVED,
            AuditEvent.REQUEST_DECLINED,
            AuditEvent.ANCHORED,
            AuditEvent.EXPORTED,
            AuditEvent.ALERT_OPENED,
            AuditEvent.ALERT_CLOSED,
            AuditEvent.REJECTED);

    private static Entry entry(AuditEvent event, String actor, String ref, String outcome) {
        return new Entry(41, AT, event, actor, ref, "pQ9", outcome);
    }

    private static List<Entry> everyKind() {
        List<Entry> entries = new ArrayList<>();
        for (AuditEvent event : AuditEvent.values()) {
            String outcome = event == AuditEvent.REJECTED ? "CONSENT_MISSING" : "ok";
            String actor = ACTORS.get(event.ordinal() % ACTORS.size());
            entries.add(entry(event, actor, REF, outcome));
            if (WITHOUT_REFERRAL.contains(event)) {
                entries.add(entry(event, actor, "", outcome));
            }
        }
        entries.add(entry(AuditEvent.DECIDED, "gateway", REF, "CONSENT_MISSING"));
        entries.add(entry(AuditEvent.STATUS, "agency:clinic", REF, "STATUS_NOT_ALLOWED"));
        return entries;
    }

    private static String json(Entry entry) {
        return FhirR4.context().newJsonParser().encodeResourceToString(AuditEvents.of(entry));
    }

    @Test
    void isValid_forEveryKindOfRecord() throws IOException {
        BalpValidator balp = BalpValidator.load();
        for (Entry entry : everyKind()) {
            String json = json(entry);
            assertThat(balp.errors(json)).as("%s%n%s", entry, json).isEmpty();
        }
    }

    @Test
    void agreesWithTheValidator_aboutPublishedExamples() throws IOException {
        BalpValidator balp = BalpValidator.load();
        List<Path> gold = OfficialValidator.files(
                Path.of(System.getProperty("vectors.fhir", "../shared/fixtures/fhir"), "audit"), "gold-.*\\.json");
        assertThat(gold).isNotEmpty();
        for (Path file : gold) {
            assertThat(balp.errors(Files.readString(file))).as("%s", file).isEmpty();
        }
        String broken =
                json(entry(AuditEvent.DELIVERED, "agency:clinic", REF, "ok")).replace("110152", "110151");
        assertThat(balp.errors(broken)).as("the profiles are looked at").isNotEmpty();
    }

    @Test
    void namesAProfile_whereIheHasOne() {
        for (Entry entry : everyKind()) {
            boolean refused = !entry.outcome().equals("ok") && entry.event() != AuditEvent.DECIDED;
            assertThat(AuditEvents.of(entry).getMeta().getProfile().isEmpty())
                    .as("%s", entry)
                    .isEqualTo(PLAIN.contains(entry.event()) || refused);
        }
    }

    @Test
    void saysWhatTheRecordSays_andNothingElse() {
        org.hl7.fhir.r4.model.AuditEvent event =
                AuditEvents.of(entry(AuditEvent.DELIVERED, "agency:clinic-47-001", REF, "ok"));

        assertThat(event.getIdPart()).isEqualTo("41");
        assertThat(event.getRecorded()).isEqualTo(Date.from(AT));
        assertThat(event.getOutcome()).isEqualTo(org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome._0);
        assertThat(event.getAgent().get(1).getWho().getIdentifier().getValue()).isEqualTo("agency:clinic-47-001");
        assertThat(event.getEntityFirstRep().getWhat().getIdentifier().getValue())
                .isEqualTo(REF);
        assertThat(event.getAgentFirstRep().getPolicy().get(0).getValue()).endsWith("pQ9");
        assertThat(event.hasText()).isFalse();
        assertThat(json(entry(AuditEvent.DELIVERED, "agency:clinic-47-001", REF, "ok")))
                .doesNotContain("\"name\"", "\"display\": \"Clinic");
    }

    @Test
    void saysWhy_whereItDidNotGoWell() {
        org.hl7.fhir.r4.model.AuditEvent event =
                AuditEvents.of(entry(AuditEvent.REJECTED, "agency:centre-47", "", "CONSENT_MISSING"));

        assertThat(event.getOutcome()).isEqualTo(org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome._8);
        assertThat(event.getOutcomeDesc()).isEqualTo("CONSENT_MISSING");
    }
}
