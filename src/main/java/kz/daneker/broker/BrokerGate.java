package kz.daneker.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.security.auth.Subject;
import kz.daneker.refusal.Refusal;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Lets clients in and holds them to their rights: a client is its TLS certificate, or the gateway in this very JVM.
 *
 * <p>User names and passwords from the network count for nothing. The in-VM password, random at every start, keeps
 * other code in the JVM from becoming the gateway by accident.
 */
final class BrokerGate implements ActiveMQSecurityManager5 {
    private final BrokerRegister register;
    private final Set<X509Certificate> gateways;
    private final byte[] insidePassword;

    BrokerGate(BrokerRegister register, Set<X509Certificate> gateways, String insidePassword) {
        this.register = register;
        this.gateways = Set.copyOf(gateways);
        this.insidePassword = insidePassword.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String securityDomain) {
        BrokerClient client = connection == null ? null : recognise(password, connection);
        if (client == null) {
            return null;
        }
        Subject subject = new Subject();
        subject.getPrincipals().add(client);
        // the name SenderStamp writes on messages, so the intake knows whose certificate brought one
        subject.getPrincipals().add(new UserPrincipal(client.getName()));
        return subject;
    }

    @Override
    public boolean authorize(
            @Nullable Subject subject, Set<Role> roles, CheckType checkType, @Nullable String address) {
        return subject != null
                && address != null
                && subject.getPrincipals(BrokerClient.class).stream()
                        .anyMatch(client -> client.may(checkType, address));
    }

    private @Nullable BrokerClient recognise(@Nullable String password, RemotingConnection connection) {
        if (connection.getTransportConnection() instanceof InVMConnection) {
            return password != null && MessageDigest.isEqual(insidePassword, password.getBytes(StandardCharsets.UTF_8))
                    ? new BrokerClient.Gateway()
                    : null;
        }
        X509Certificate[] chain = CertificateUtil.getCertsFromConnection(connection);
        if (chain == null || chain.length == 0) {
            return null;
        }
        if (gateways.contains(chain[0])) {
            return new BrokerClient.Gateway();
        }
        // agencies speak the open standard only: the broker's native protocol offers more than they need
        return "AMQP".equals(connection.getProtocolName()) ? agency(chain[0]) : null;
    }

    private @Nullable BrokerClient agency(X509Certificate certificate) {
        try {
            return new BrokerClient.Agency(register.agencyOf(certificate));
        } catch (Refusal refused) {
            return null;
        }
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
        return false;
    }
}
