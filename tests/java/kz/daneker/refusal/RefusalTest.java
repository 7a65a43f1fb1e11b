package kz.daneker.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void says_itsCodeOnly_whereALibraryLogsIt() {
        Refusal refusal = new Refusal(RefusalCode.SCHEMA_UNKNOWN_FIELD, "/sender/aNameSomebodyChose");

        assertThat(refusal.toString()).endsWith("Refusal: SCHEMA_UNKNOWN_FIELD");
        assertThat(refusal.path()).isEqualTo("/sender/aNameSomebodyChose");
    }
}
