package kz.daneker.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BrokerSettingsTest {
    @Test
    void reads_aSafeDefault_fromNothing() {
        BrokerSettings settings = bind(Map.of());

        assertThat(settings.mode()).isEqualTo(BrokerSettings.Mode.EMBEDDED);
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.amqpPort()).isEqualTo(61617);
        assertThat(settings.gatewayPort()).isEqualTo(-1);
        assertThat(settings.tls()).isNull();
        assertThat(settings.redelivery().attempts()).isEqualTo(8);
        assertThat(settings.flushEvery()).isEqualTo(Duration.ofNanos(500_000));
    }

    @Test
    void refuses_externalBroker_withoutAddressOrKey() {
        assertThatThrownBy(() -> bind(Map.of("daneker.broker.mode", "external")))
                .rootCause()
                .hasMessageContaining("daneker.broker.url");
        assertThatThrownBy(() -> bind(Map.of("daneker.broker.mode", "external", "daneker.broker.url", "mq:61618")))
                .rootCause()
                .hasMessageContaining("daneker.broker.tls");
    }

    @Test
    void refuses_gatewayPort_withoutKnowingTheGateway() {
        assertThatThrownBy(() -> bind(Map.of("daneker.broker.gateway-port", "61618")))
                .rootCause()
                .hasMessageContaining("gateway-certificates");
    }

    @Test
    void refuses_shrinkingPauses() {
        assertThatThrownBy(() -> bind(Map.of("daneker.broker.redelivery.multiplier", "0.5")))
                .rootCause()
                .hasMessageContaining("multiplier");
    }

    @Test
    void hides_thePassword() {
        BrokerSettings settings = bind(Map.of(
                "daneker.broker.tls.key-store", "a.p12",
                "daneker.broker.tls.trust-store", "b.p12",
                "daneker.broker.tls.password", "secret-word"));
        assertThat(settings.toString()).doesNotContain("secret-word");
    }

    private static BrokerSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("daneker.broker", BrokerSettings.class);
    }
}
