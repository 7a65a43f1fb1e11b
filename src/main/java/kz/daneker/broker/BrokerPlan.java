package kz.daneker.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import kz.daneker.agency.AgencyId;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.TransportConstants;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.springframework.util.unit.DataSize;

/** The broker's whole configuration, written from {@link BrokerSettings}: nothing comes from a broker.xml. */
final class BrokerPlan {
    static final String AMQP = "amqp";
    static final String GATEWAY = "gateway";

    /** For some journal files to come; with less the broker takes nothing, before a write that fails would end it. */
    private static final DataSize LEAST_ROOM = DataSize.ofMegabytes(32);

    private BrokerPlan() {}

    static Configuration of(BrokerSettings settings, Set<AgencyId> agencies, int insideId, String clusterPassword)
            throws Exception {
        Configuration plan = new ConfigurationImpl();
        journal(plan, settings);
        security(plan, clusterPassword);
        acceptors(plan, settings, insideId);
        plan.addAddressSetting("#", everywhere(settings));
        AddressSettings ownWork = patience(new AddressSettings(), settings.betweenOwnSteps());
        plan.addAddressSetting(BrokerAddress.ACCEPTED, ownWork);
        plan.addAddressSetting(BrokerAddress.ACCEPTED_RECORDS, ownWork);
        plan.addAddressSetting(BrokerAddress.REFERRALS_IN, ownWork);
        plan.addAddressSetting("agency.#", agencyQueues());
        plan.addAddressSetting(BrokerAddress.DEAD_LETTER, lastStop());
        plan.addAddressSetting(BrokerAddress.EXPIRED, lastStop());
        for (String queue : BrokerAddress.gatewayQueues()) {
            plan.addAddressConfiguration(address(queue));
        }
        for (AgencyId agency : agencies) {
            plan.addAddressConfiguration(address(BrokerAddress.agency(agency)));
        }
        return plan;
    }

    static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true);
    }

    private static void journal(Configuration plan, BrokerSettings settings) {
        Path data = settings.dataDirectory().toAbsolutePath();
        plan.setName("daneker");
        plan.setPersistenceEnabled(true);
        plan.setBindingsDirectory(data.resolve("bindings").toString());
        plan.setJournalDirectory(data.resolve("journal").toString());
        plan.setLargeMessagesDirectory(data.resolve("large").toString());
        plan.setPagingDirectory(data.resolve("pages").toString());
        plan.setJournalType(JournalType.NIO);
        plan.setJournalDatasync(true);
        plan.setJournalSyncTransactional(true);
        plan.setJournalSyncNonTransactional(true);
        plan.setJournalBufferTimeout_NIO((int) settings.flushEvery().toNanos());
        // without it a second broker on the same folder waits for ever in silence
        plan.setJournalLockAcquisitionTimeout(10_000);
        plan.registerBrokerPlugin(new MessageSizeLimit(settings.maxMessage().toBytes()));
        plan.registerBrokerPlugin(new SenderStamp());
        plan.registerBrokerPlugin(new AgencyMessages());
        plan.setGlobalMaxSize(settings.memory().toBytes());
        plan.setMessageExpiryScanPeriod(2_000);
        // Artemis would take nothing more on a disk nine tenths full, however much room a tenth is
        plan.setMinDiskFree(LEAST_ROOM.toBytes());
    }

    private static void security(Configuration plan, String clusterPassword) {
        plan.setSecurityEnabled(true);
        // Artemis lets its cluster user past every check and ships with a well-known password
        plan.setClusterPassword(clusterPassword);
        // cached answers are keyed by user and subject name, which the client chooses: always ask the gate
        plan.setAuthenticationCacheSize(0);
        plan.setAuthorizationCacheSize(0);
        plan.setJMXManagementEnabled(false);
        plan.setWildcardRoutingEnabled(false);
    }

    private static void acceptors(Configuration plan, BrokerSettings settings, int insideId) {
        plan.addAcceptorConfiguration(new TransportConfiguration(
                InVMAcceptorFactory.class.getName(),
                Map.of(TransportConstants.SERVER_ID_PROP_NAME, insideId),
                "inside"));
        BrokerSettings.Tls tls = settings.tls();
        if (tls == null) {
            return;
        }
        plan.addAcceptorConfiguration(new TransportConfiguration(
                NettyAcceptorFactory.class.getName(),
                TlsTransport.acceptor(tls, settings.host(), settings.amqpPort(), "AMQP"),
                AMQP,
                Map.of("saslMechanisms", "EXTERNAL")));
        if (settings.gatewayPort() >= 0) {
            plan.addAcceptorConfiguration(new TransportConfiguration(
                    NettyAcceptorFactory.class.getName(),
                    TlsTransport.acceptor(tls, settings.host(), settings.gatewayPort(), "CORE"),
                    GATEWAY,
                    Map.of()));
        }
    }

    private static AddressSettings everywhere(BrokerSettings settings) {
        return patience(new AddressSettings(), settings.redelivery())
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setDeadLetterAddress(SimpleString.of(BrokerAddress.DEAD_LETTER))
                .setExpiryAddress(SimpleString.of(BrokerAddress.EXPIRED))
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(settings.memory().toBytes() / 4)
                .setPageLimitBytes(settings.diskPerAddress().toBytes())
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
    }

    private static AddressSettings patience(AddressSettings address, BrokerSettings.Redelivery redelivery) {
        return address.setMaxDeliveryAttempts(redelivery.attempts())
                .setRedeliveryDelay(redelivery.first().toMillis())
                .setRedeliveryMultiplier(redelivery.multiplier())
                .setMaxRedeliveryDelay(redelivery.longest().toMillis());
    }

    /** Auto-creation serves the gateway alone: no agency holds the permission to create. */
    private static AddressSettings agencyQueues() {
        return new AddressSettings().setAutoCreateAddresses(true).setAutoCreateQueues(true);
    }

    /** Nothing leaves these two but by the gateway's hand. */
    private static AddressSettings lastStop() {
        return new AddressSettings().setMaxDeliveryAttempts(-1).setNoExpiry(true);
    }

    private static CoreAddressConfiguration address(String name) {
        return new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfig(queue(name));
    }
}
