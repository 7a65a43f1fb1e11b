package kz.daneker.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class NoLongerAllowedTest {
    @Test
    void ends_whatTheRulesRefuse_butNotWhatCannotBeToldNow() {
        Refusal forNow = new Refusal(RefusalCode.UNAVAILABLE);
        assertThat(NoLongerAllowed.unlessForNow(forNow)).isSameAs(forNow);

        assertThat(NoLongerAllowed.unlessForNow(new Refusal(RefusalCode.CONSENT_WITHDRAWN)))
                .isInstanceOfSatisfying(
                        NoLongerAllowed.class,
                        ended -> assertThat(ended.code()).isEqualTo(RefusalCode.CONSENT_WITHDRAWN));
    }
}
