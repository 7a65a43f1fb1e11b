package kz.daneker.broker;

import java.security.Principal;
import kz.daneker.agency.AgencyId;
import org.apache.activemq.artemis.core.security.CheckType;

/** Who is connected to the broker and what it may do there; whatever is not listed is refused, management always. */
sealed interface BrokerClient extends Principal {
    /**
     * Whether this client may do something at an address.
     *
     * @param address as Artemis names it, e.g. {@code accepted} or the fully qualified {@code accepted::accepted}
     */
    boolean may(CheckType action, String address);

    /** A node of the gateway: works through every queue, fills the agencies' queues and takes back what was withdrawn. */
    record Gateway() implements BrokerClient {
        @Override
        public boolean may(CheckType action, String address) {
            String queue = queueOf(address);
            return switch (action) {
                case SEND -> BrokerAddress.gatewayQueues().contains(queue) || BrokerAddress.isAgency(queue);
                case CONSUME -> BrokerAddress.gatewayQueues().contains(queue) || BrokerAddress.isAgency(queue);
                case BROWSE -> BrokerAddress.gatewayQueues().contains(queue);
                // a newly registered agency needs a queue while the broker keeps running
                case CREATE_ADDRESS, CREATE_DURABLE_QUEUE -> BrokerAddress.isAgency(queue);
                default -> false;
            };
        }

        @Override
        public String getName() {
            return BrokerHeader.GATEWAY;
        }
    }

    /** An agency's own system: hands in referrals and reads its own queue. */
    record Agency(AgencyId id) implements BrokerClient {
        @Override
        public boolean may(CheckType action, String address) {
            String queue = queueOf(address);
            return switch (action) {
                case SEND -> queue.equals(BrokerAddress.REFERRALS_IN);
                case CONSUME, BROWSE -> queue.equals(BrokerAddress.agency(id));
                default -> false;
            };
        }

        @Override
        public String getName() {
            return id.value();
        }
    }

    /** Address and queue always share a name here; a pair that differs names nothing and so earns nothing. */
    private static String queueOf(String address) {
        int split = address.indexOf("::");
        if (split < 0) {
            return address;
        }
        String queue = address.substring(split + 2);
        return queue.equals(address.substring(0, split)) ? queue : "";
    }
}
