package kz.daneker.alert;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import kz.daneker.agency.Language;

/** Sends a notice by SMTP, as plain text in the three languages. */
final class MailChannel implements AlertChannel {
    private final MailSettings settings;
    private final Session session;

    MailChannel(MailSettings settings) {
        this.settings = settings;
        Properties properties = new Properties();
        properties.putAll(settings.properties());
        this.session = Session.getInstance(properties);
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void tell(AlertNotice notice) throws IOException {
        try {
            MimeMessage letter = new MimeMessage(session);
            letter.setFrom(new InternetAddress(settings.from()));
            letter.setRecipients(Message.RecipientType.TO, InternetAddress.parse(settings.to(), true));
            letter.setSubject(
                    "Daneker: " + notice.sentence(Language.KK) + " / " + notice.sentence(Language.RU),
                    StandardCharsets.UTF_8.name());
            letter.setText(notice.letter(), StandardCharsets.UTF_8.name());
            letter.setSentDate(Date.from(notice.openedAt()));
            if (settings.user().isEmpty()) {
                Transport.send(letter);
            } else {
                Transport.send(letter, settings.user(), settings.password());
            }
        } catch (MessagingException e) {
            throw new IOException("a mail server must take a letter", e);
        }
    }
}
