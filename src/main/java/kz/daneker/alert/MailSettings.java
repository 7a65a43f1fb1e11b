package kz.daneker.alert;

import static java.util.Map.entry;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that takes alerts, and whom they are for.
 *
 * @param server {@code smtps://host:465}, or {@code smtp://host:587} with STARTTLS, which only a server on this machine may
 *     do without; empty: no mail
 * @param user empty: without signing in
 * @param from address alerts come from
 * @param to addresses they go to, comma-separated
 */
record MailSettings(
        @DefaultValue("") String server,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String from,
        @DefaultValue("") String to) {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String PATIENCE = String.valueOf(Duration.ofSeconds(20).toMillis());

    MailSettings {
        if (!server.isEmpty() && (from.isBlank() || to.isBlank())) {
            throw new IllegalArgumentException("daneker.alert.mail must name from and to where it names a server");
        }
        if (!server.isEmpty() && !server.startsWith("smtp://") && !server.startsWith("smtps://")) {
            throw new IllegalArgumentException("daneker.alert.mail.server must begin with smtp:// or smtps://");
        }
    }

    boolean isSet() {
        return !server.isEmpty();
    }

    /** As Jakarta Mail names them. */
    Map<String, String> properties() {
        URI at = URI.create(server);
        boolean implicit = "smtps".equals(at.getScheme());
        return Map.ofEntries(
                entry("mail.smtp.host", at.getHost()),
                entry("mail.smtp.port", String.valueOf(at.getPort() < 0 ? (implicit ? 465 : 587) : at.getPort())),
                entry("mail.smtp.ssl.enable", String.valueOf(implicit)),
                entry("mail.smtp.ssl.checkserveridentity", "true"),
                entry("mail.smtp.starttls.enable", "true"),
                entry("mail.smtp.starttls.required", String.valueOf(!implicit && !HERE.contains(at.getHost()))),
                entry("mail.smtp.auth", String.valueOf(!user.isEmpty())),
                entry("mail.smtp.connectiontimeout", PATIENCE),
                entry("mail.smtp.timeout", PATIENCE),
                entry("mail.smtp.writetimeout", PATIENCE));
    }

    /** Says where to, not the password. */
    @Override
    public String toString() {
        return "MailSettings[" + server + "]";
    }
}
