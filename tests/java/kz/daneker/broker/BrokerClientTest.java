package kz.daneker.broker;

import static org.assertj.core.api.Assertions.assertThat;

import kz.daneker.agency.AgencyId;
import org.apache.activemq.artemis.core.security.CheckType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole table of rights, without a broker. */
class BrokerClientTest {
    private final BrokerClient agency = new BrokerClient.Agency(new AgencyId("clinic-one"));
    private final BrokerClient gateway = new BrokerClient.Gateway();

    @ParameterizedTest
    @CsvSource({
        "SEND, referrals.in, true, true",
        "SEND, accepted, false, true",
        "SEND, agency.clinic-one, false, true",
        "SEND, agency.clinic-two, false, true",
        "SEND, activemq.management, false, false",
        "CONSUME, agency.clinic-one, true, true",
        "CONSUME, agency.clinic-one::agency.clinic-one, true, true",
        "CONSUME, agency.clinic-one::agency.clinic-two, false, false",
        "CONSUME, agency.clinic-two::agency.clinic-one, false, false",
        "CONSUME, agency.clinic-one-b, false, true",
        "CONSUME, agency.clinic-two, false, true",
        "CONSUME, agency.#, false, false",
        "CONSUME, referrals.in, false, true",
        "CONSUME, dead-letter, false, true",
        "BROWSE, agency.clinic-one, true, false",
        "BROWSE, expired, false, true",
        "CREATE_DURABLE_QUEUE, agency.clinic-one, false, true",
        "CREATE_ADDRESS, agency.clinic-one, false, true",
        "CREATE_ADDRESS, elsewhere, false, false",
    })
    void grants_onlyWhatTheTableSays(CheckType action, String address, boolean agencyMay, boolean gatewayMay) {
        assertThat(agency.may(action, address)).isEqualTo(agencyMay);
        assertThat(gateway.may(action, address)).isEqualTo(gatewayMay);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "MANAGE",
                "VIEW",
                "EDIT",
                "DELETE_ADDRESS",
                "DELETE_DURABLE_QUEUE",
                "CREATE_NON_DURABLE_QUEUE",
                "DELETE_NON_DURABLE_QUEUE"
            })
    void refuses_managementToEverybody(CheckType action) {
        for (String address : new String[] {"agency.clinic-one", "referrals.in", "accepted", "activemq.management"}) {
            assertThat(agency.may(action, address)).isFalse();
            assertThat(gateway.may(action, address)).isFalse();
        }
    }
}
