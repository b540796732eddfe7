package org.diwan.notifications;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages leave the house.
 *
 * @param smtpHost mail server; absent: the demo outbox in demo mode, an incident else
 * @param smtpTls {@code starttls}, {@code tls} or {@code none}
 * @param smsUrl gateway that takes {@code {"to","text"}} as JSON
 * @param notifyTries how often a message is tried before an operator is asked
 */
@ConfigurationProperties("diwan")
record NotificationSettings(
        @Nullable String smtpHost,
        @DefaultValue("587") int smtpPort,
        @Nullable String smtpUser,
        @Nullable String smtpPassword,
        @DefaultValue("starttls") Tls smtpTls,
        @DefaultValue("Diwan <no-reply@diwan.example>") String smtpFrom,
        @Nullable URI smsUrl,
        @DefaultValue("24") int notifyTries) {

    enum Tls {
        NONE,
        STARTTLS,
        TLS
    }
}
