package kz.daneker.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;

/** Names survive writing and reading, letter by letter. */
class KazakhLettersProperties {
    @Property(tries = 200)
    void keepsEveryLetter(@ForAll("names") String family, @ForAll("names") String given) {
        String data = "{\"ID_NAME\":{\"family\":\"" + family + "\",\"given\":\"" + given + "\"}}";
        Bundle bundle = BundleWriterTest.read(Samples.write(Samples.masked(data)));
        HumanName name = ((Patient) bundle.getEntry().get(3).getResource()).getNameFirstRep();
        assertThat(name.getFamily()).isEqualTo(family);
        assertThat(name.getGivenAsSingleString()).isEqualTo(given);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("әғқңөұүһіӘҒҚҢӨҰҮҺІёЁабвгдежзийклмнопрстуфхцчшщъыьэюяabc'’-")
                .ofMinLength(1)
                .ofMaxLength(40);
    }
}
