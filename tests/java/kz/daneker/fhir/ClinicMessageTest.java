package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The message a clinic's server gets, and which of its answers count. */
class ClinicMessageTest {
    private final ClinicMessage sent = ClinicMessage.of(Samples.write(Samples.open("{\"REASON\":{}}")), "a.b.c~");
    private final Bundle message = FhirR4.context().newJsonParser().parseResource(Bundle.class, sent.json());

    @Test
    void carries_theToken_andIsStillValid() {
        assertThat(message.getEntry())
                .extracting(Bundle.BundleEntryComponent::getResource)
                .filteredOn(Provenance.class::isInstance)
                .map(Provenance.class::cast)
                .singleElement()
                .satisfies(provenance -> assertThat(
                                new String(provenance.getSignatureFirstRep().getData(), StandardCharsets.US_ASCII))
                        .isEqualTo("a.b.c~"));
        assertThat(OfficialValidator.errors(sent.json())).isEmpty();
        assertThat(sent.path()).isEqualTo("/$process-message");
    }

    @Test
    void isTaken_onceTheServerSaysOkToIt() {
        assertThatCode(() -> sent.requireTaken(answer(id(), ResponseType.OK))).doesNotThrowAnyException();
        refused(answer(id(), ResponseType.TRANSIENTERROR));
        refused(answer(id(), ResponseType.FATALERROR));
        refused(answer(UUID.randomUUID().toString(), ResponseType.OK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"resourceType\":\"OperationOutcome\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"message\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}"
            })
    void isNotTaken_byAnAnswerThatIsNone(String answer) {
        refused(answer);
    }

    private void refused(String answer) {
        assertThatIOException().isThrownBy(() -> sent.requireTaken(answer));
    }

    private String id() {
        return message.getEntryFirstRep().getFullUrl().replace("urn:uuid:", "");
    }

    private static String answer(String to, ResponseType code) {
        MessageHeader header = new MessageHeader();
        header.setId(UUID.randomUUID().toString());
        header.getResponse().setIdentifier(to).setCode(code);
        Bundle answer = new Bundle().setType(Bundle.BundleType.MESSAGE);
        answer.addEntry().setFullUrl("urn:uuid:" + header.getIdPart()).setResource(header);
        return FhirR4.context().newJsonParser().encodeResourceToString(answer);
    }
}
