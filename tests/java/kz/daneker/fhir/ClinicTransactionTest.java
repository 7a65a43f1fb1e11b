package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a clinic's server is asked to do, and which of its answers count. */
class ClinicTransactionTest {
    private static final String PATIENT = "urn:uuid:11111111-1111-4111-8111-111111111111";
    private static final String CONDITION = "urn:uuid:21111111-1111-4111-8111-111111111111";
    private static final String PROVENANCE = "urn:uuid:31111111-1111-4111-8111-111111111111";
    private static final String DOCUMENT = "urn:uuid:41111111-1111-4111-8111-111111111111";

    @Test
    void finds_thePerson_byNumber() {
        Bundle.BundleEntryRequestComponent request = request(0);

        assertThat(request.getMethod()).isEqualTo(Bundle.HTTPVerb.POST);
        assertThat(request.getIfNoneExist()).isEqualTo("identifier=urn%3Adaneker%3Asid%3Aiin%7C1%5C%7C2");
    }

    @Test
    void names_contentByItsEntry_whateverNumberItsSenderGave() {
        assertThat(request(1).getIfNoneExist())
                .isEqualTo("identifier=urn%3Aietf%3Arfc%3A3986%7Curn%3Auuid%3A21111111-1111-4111-8111-111111111111");
        assertThat(((Condition) resource(1)).getIdentifier())
                .extracting(Identifier::getValue)
                .containsExactly("7", CONDITION);
    }

    @Test
    void puts_whatKnowsNoIdentifier_underItsOwnId() {
        assertThat(request(2).getMethod()).isEqualTo(Bundle.HTTPVerb.PUT);
        assertThat(request(2).getUrl()).isEqualTo("Provenance/31111111-1111-4111-8111-111111111111");
    }

    @Test
    void carries_theToken_inTheProvenance() {
        Provenance provenance = (Provenance) resource(2);

        assertThat(new String(provenance.getSignatureFirstRep().getData(), StandardCharsets.US_ASCII))
                .isEqualTo("a.b.c~");
    }

    @Test
    void names_aDocumentWithoutNumber_byItsEntry() {
        assertThat(((Bundle) resource(3)).getIdentifier().getValue()).isEqualTo(DOCUMENT);
    }

    @Test
    void leaves_theMessageAsItIs() {
        Bundle message = message();

        ClinicTransaction.of(message, "a.b.c~");

        assertThat(message.equalsDeep(message())).isTrue();
    }

    @Test
    void takes_anAnswerForEveryEntry() throws IOException {
        assertThat(TakenTransaction.of(transaction(), answer(said -> {})).locations())
                .containsExactly("Patient/10/_history/1", "Condition/10", "Provenance/10", "Bundle/10");
    }

    @Test
    void refuses_anAnswer_withAnEntryTooFew() {
        assertNotTaken(answer(said -> said.getEntry().remove(3)));
    }

    @Test
    void refuses_anAnswer_ofAnotherKind() {
        assertNotTaken(answer(said -> said.setType(Bundle.BundleType.BATCHRESPONSE)));
    }

    @Test
    void refuses_anAnswer_aboutAnotherType() {
        assertNotTaken(answer(said -> said.getEntry().get(1).getResponse().setLocation("Observation/1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"400 Bad Request", "2", "204", "500", "409 Conflict"})
    void refuses_anAnswer_withAnEntryNotStored(String status) {
        assertNotTaken(answer(said -> said.getEntry().get(1).getResponse().setStatus(status)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<html/>", "{\"resourceType\":\"OperationOutcome\"}", "[]"})
    void refuses_anAnswer_thatIsNoBundle(String answer) {
        assertNotTaken(answer);
    }

    private static void assertNotTaken(String answer) {
        assertThatIOException().isThrownBy(() -> TakenTransaction.of(transaction(), answer));
    }

    private static String answer(Consumer<Bundle> odd) {
        Bundle said = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
        transaction()
                .getEntry()
                .forEach(sent -> said.addEntry()
                        .getResponse()
                        .setStatus("201 Created")
                        .setLocation(sent.getResource().fhirType() + "/10"));
        said.getEntryFirstRep().getResponse().setLocation("Patient/10/_history/1");
        odd.accept(said);
        return FhirR4.context().newJsonParser().encodeResourceToString(said);
    }

    private static Bundle.BundleEntryRequestComponent request(int entry) {
        return transaction().getEntry().get(entry).getRequest();
    }

    private static Resource resource(int entry) {
        return transaction().getEntry().get(entry).getResource();
    }

    private static Bundle transaction() {
        return ClinicTransaction.of(message(), "a.b.c~");
    }

    private static Bundle message() {
        Bundle message = new Bundle().setType(Bundle.BundleType.MESSAGE);
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(Systems.IIN).setValue("1|2");
        Condition condition = new Condition();
        condition.addIdentifier().setSystem("urn:oid:1.2").setValue("7");
        message.addEntry().setFullUrl(PATIENT).setResource(patient);
        message.addEntry().setFullUrl(CONDITION).setResource(condition);
        message.addEntry().setFullUrl(PROVENANCE).setResource(new Provenance());
        message.addEntry().setFullUrl(DOCUMENT).setResource(new Bundle().setType(Bundle.BundleType.DOCUMENT));
        return message;
    }
}
