package kz.daneker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kz.daneker.referral.DataCategory;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import kz.daneker.signing.KeyBinding;
import kz.daneker.signing.PartyUrn;
import kz.daneker.signing.SdJwt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryOpenerTest {
    @TempDir
    private static Path data;

    private static ClientSite site;

    @BeforeAll
    static void makeKeys() {
        site = new ClientSite(data);
    }

    @Test
    void opens_whatTheSenderSigned() {
        ReceivedReferral received = Parcel.open(site).opened();
        assertThat(received.sender().agency()).isEqualTo(ClientSite.CENTRE);
        assertThat(received.referral().path("data").propertyNames())
                .containsExactlyInAnyOrder("ID_NAME", "HEALTH_SUMMARY");
    }

    @Test
    void opens_whatTheGatewaySealedForANeutralSender() {
        ReceivedReferral received = Parcel.masked(site).opened();
        assertThat(received.sender().neutral()).isTrue();
        assertThat(received.sender().name().en()).isEqualTo("Regional Education Department");
    }

    @Test
    void refuses_changedCiphertext() {
        Parcel parcel = Parcel.open(site);
        String jwe = parcel.seal();
        int inCiphertext = jwe.lastIndexOf('.') - 100;
        char other = jwe.charAt(inCiphertext) == 'A' ? 'B' : 'A';
        String changed = jwe.substring(0, inCiphertext) + other + jwe.substring(inCiphertext + 1);
        refused(RefusalCode.SIGNATURE_INVALID, () -> clinicOpens(parcel.id, changed));
    }

    @Test
    void refuses_deliverySealedToAnother() {
        Parcel parcel = Parcel.open(site);
        parcel.sealedTo = ClientSite.SCHOOL;
        refused(RefusalCode.KEY_UNKNOWN, parcel::opened);
    }

    @Test
    void refuses_missingCountersignature() {
        Parcel parcel = Parcel.open(site);
        parcel.bound = false;
        refused(RefusalCode.SIGNATURE_INVALID, parcel::opened);
    }

    @Test
    void refuses_countersignatureByAnAgency() {
        Parcel parcel = Parcel.open(site);
        parcel.countersigner = site.keys(ClientSite.CENTRE).signing();
        refused(RefusalCode.KEY_UNKNOWN, parcel::opened);
    }

    @Test
    void refuses_countersignatureOfAnotherDelivery() {
        Parcel parcel = Parcel.open(site);
        parcel.binding = Parcel.bindingFor(ClientSite.CLINIC, UUID.randomUUID(), site.now);
        refused(RefusalCode.SIGNATURE_INVALID, parcel::opened);
    }

    @Test
    void refuses_countersignatureForAnotherRecipient() {
        Parcel parcel = Parcel.open(site);
        parcel.binding = Parcel.bindingFor(ClientSite.SCHOOL, parcel.id, site.now);
        refused(RefusalCode.SIGNATURE_INVALID, parcel::opened);
    }

    @Test
    void refuses_countersignatureWithoutItsDecision() {
        Parcel parcel = Parcel.open(site);
        parcel.binding =
                new KeyBinding(PartyUrn.of(ClientSite.CLINIC), parcel.id.toString(), site.now, java.util.Map.of());
        refused(RefusalCode.SIGNATURE_INVALID, parcel::opened);
    }

    @Test
    void refuses_droppedDisclosure() {
        Parcel parcel = Parcel.open(site);
        SdJwt whole = parcel.binding.bind(parcel.token, parcel.countersigner);
        List<String> fewer = whole.disclosures().subList(0, whole.disclosures().size() - 1);
        SdJwt cut = new SdJwt(whole.issuerJwt(), fewer, whole.keyBindingJwt());
        assertThatThrownBy(() -> clinicOpens(parcel.id, parcel.seal(cut))).isInstanceOf(Refusal.class);
    }

    @Test
    void refuses_restoredDisclosure() {
        SdJwt original = site.client(ClientSite.CENTRE)
                .signer()
                .sign(DatedReferral.toClinic(site.now))
                .token();
        Parcel parcel = Parcel.open(site);
        parcel.token = Parcel.keep(site, original, Set.of(DataCategory.ID_NAME));
        SdJwt bound = parcel.binding.bind(parcel.token, parcel.countersigner);
        SdJwt more = Parcel.keep(site, original, Set.of(DataCategory.ID_NAME, DataCategory.HEALTH_SUMMARY))
                .withKeyBinding(bound.keyBindingJwt());
        refused(RefusalCode.SIGNATURE_INVALID, () -> clinicOpens(parcel.id, parcel.seal(more)));
    }

    @Test
    void refuses_blockMeantForTheGateway() {
        Parcel parcel = Parcel.open(site);
        parcel.token = site.client(ClientSite.CENTRE)
                .signer()
                .sign(DatedReferral.toClinic(site.now))
                .token();
        refused(RefusalCode.SCHEMA_UNKNOWN_FIELD, parcel::opened);
    }

    @Test
    void refuses_neutralSealOfAnAgency() {
        String neutral = PartyUrn.neutral("regional-education-department");
        Parcel parcel =
                Parcel.masked(site, neutral, site.keys(ClientSite.CENTRE).signing());
        refused(RefusalCode.CERT_AGENCY_MISMATCH, parcel::opened);
    }

    @Test
    void refuses_neutralSenderOfAnotherKindOfRecipient() {
        Parcel parcel = Parcel.masked(
                site, PartyUrn.neutral("career-centre"), site.gateway().seal());
        refused(RefusalCode.CERT_AGENCY_MISMATCH, parcel::opened);
    }

    @Test
    void refuses_gatewaySealInAnAgencysName() {
        Parcel parcel = Parcel.masked(
                site, PartyUrn.of(ClientSite.CENTRE), site.gateway().seal());
        refused(RefusalCode.CERT_AGENCY_MISMATCH, parcel::opened);
    }

    @Test
    void refuses_plainCopyThatSaysMore() {
        Parcel parcel = Parcel.masked(site);
        parcel.plain.withObject("/categories/ID_NAME").put("family", "Басқа");
        refused(RefusalCode.ENVELOPE_MALFORMED, parcel::opened);
    }

    @Test
    void refuses_missingPlainCopy() {
        Parcel parcel = Parcel.masked(site);
        parcel.plain = null;
        refused(RefusalCode.ENVELOPE_MALFORMED, parcel::opened);
    }

    @Test
    void refuses_bundleOfAnotherDelivery() {
        Parcel parcel = Parcel.open(site);
        parcel.fhir.putObject("identifier").put("value", "urn:uuid:" + UUID.randomUUID());
        refused(RefusalCode.ENVELOPE_MALFORMED, parcel::opened);
    }

    @Test
    void refuses_bundleThatNamesWhoWasNotSigned() {
        Parcel parcel = Parcel.open(site);
        parcel.patient("RelatedPerson").putArray("telecom").addObject().put("value", "+77990009999");
        refused(RefusalCode.ENVELOPE_MALFORMED, parcel::opened);
    }

    @Test
    void refuses_referralPastItsEnd() {
        Parcel parcel = Parcel.open(site);
        Clock later = Clock.offset(site.clock, Duration.ofDays(31));
        AgencyClient clinic = site.client(ClientSite.CLINIC, later, java.net.URI.create("https://localhost:1"));
        refused(RefusalCode.REFERRAL_STALE, () -> clinic.opener().open(parcel.id, parcel.seal()));
    }

    @Test
    void refuses_plaintextOfAnotherForm() {
        Stream.of("{}", "{\"token\":1,\"fhir\":{}}", "{\"token\":\"a~\"}")
                .forEach(json -> assertThatThrownBy(
                                () -> Delivery.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .isInstanceOf(Refusal.class));
    }

    @Test
    void admits_theSameDeliveryAgain_butNoOtherUnderItsId(@TempDir Path folder) {
        ReceivedFolder seen = new ReceivedFolder(folder);
        Parcel parcel = Parcel.open(site);
        String jwe = parcel.seal();
        seen.admit(clinicOpens(parcel.id, jwe));
        seen.admit(clinicOpens(parcel.id, jwe));
        ReceivedReferral signedAnew = clinicOpens(parcel.id, parcel.seal());
        refused(RefusalCode.DUPLICATE_CONFLICT, () -> seen.admit(signedAnew));
    }

    private static ReceivedReferral clinicOpens(UUID id, String jwe) {
        return site.client(ClientSite.CLINIC).opener().open(id, jwe);
    }

    private static void refused(RefusalCode code, ThrowingCallable opening) {
        assertThatThrownBy(opening)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
