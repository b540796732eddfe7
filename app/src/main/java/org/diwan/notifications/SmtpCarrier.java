package org.diwan.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.diwan.cases.Documents.Document;
import org.diwan.notifications.NotificationSettings.Tls;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Mail over SMTP, plain text, with a Message-ID that stays the same at each try. */
class SmtpCarrier implements Carrier {

    private static final String CONNECT_MILLIS = "5000";
    private static final String ANSWER_MILLIS = "10000";

    private final JavaMailSenderImpl smtp = new JavaMailSenderImpl();
    private final String from;
    private final String house;

    /** @param house host name that Message-IDs end with */
    SmtpCarrier(NotificationSettings settings, String house) {
        this.from = settings.smtpFrom();
        this.house = house;
        boolean tls = settings.smtpTls() == Tls.TLS;
        String protocol = tls ? "smtps" : "smtp";
        smtp.setProtocol(protocol);
        smtp.setHost(settings.smtpHost());
        smtp.setPort(settings.smtpPort());
        smtp.setUsername(settings.smtpUser());
        smtp.setPassword(settings.smtpPassword());
        Properties mail = smtp.getJavaMailProperties();
        mail.put("mail." + protocol + ".auth", String.valueOf(settings.smtpUser() != null));
        mail.put("mail." + protocol + ".connectiontimeout", CONNECT_MILLIS);
        mail.put("mail." + protocol + ".timeout", ANSWER_MILLIS);
        mail.put("mail." + protocol + ".writetimeout", ANSWER_MILLIS);
        mail.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        mail.put("mail.smtp.starttls.enable", String.valueOf(settings.smtpTls() == Tls.STARTTLS));
        mail.put("mail.smtp.starttls.required", String.valueOf(settings.smtpTls() == Tls.STARTTLS));
    }

    @Override
    public void carry(Message message) {
        try {
            smtp.send(mime(message));
        } catch (MailException e) {
            throw new NotDelivered(answer(e), e);
        } catch (MessagingException e) {
            throw new Undeliverable(
                    "The mail cannot be written: " + e.getClass().getSimpleName());
        }
    }

    private MimeMessage mime(Message message) throws MessagingException {
        MimeMessage mime = smtp.createMimeMessage();
        var helper = new MimeMessageHelper(mime, !message.attachments().isEmpty(), StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(message.to());
        helper.setSubject(message.subject());
        helper.setText(message.text());
        for (Document document : message.attachments()) {
            helper.addAttachment(document.name(), new ByteArrayResource(document.content()), document.mediaType());
        }
        mime.setHeader("Content-Language", message.language());
        mime.setHeader("Auto-Submitted", "auto-generated");
        mime.setHeader("Message-ID", "<" + message.id() + "@" + house + ">");
        return mime;
    }

    private static String answer(MailException e) {
        Throwable root = e.getMostSpecificCause();
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
