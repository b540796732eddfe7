package org.diwan.notifications;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.diwan.web.Settings;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Which way each channel goes: the server that is set, the outbox in a demonstration, else nowhere and it is said. */
@Component
class Carriers {

    private static final Duration SMS_PATIENCE = Duration.ofSeconds(10);

    private final Carrier mail;
    private final Carrier sms;

    Carriers(NotificationSettings settings, Settings house, DemoOutbox outbox, ObjectMapper json) {
        Carrier otherwise = house.demo() ? outbox : Carriers::refuse;
        String host = Objects.requireNonNullElse(house.baseUrl().getHost(), "diwan");
        URI gateway = settings.smsUrl();
        this.mail = StringUtils.hasText(settings.smtpHost()) ? new SmtpCarrier(settings, host) : otherwise;
        this.sms = gateway == null ? otherwise : new SmsCarrier(gateway, SMS_PATIENCE, json);
    }

    void carry(Message message) {
        (message.channel() == Channel.SMS ? sms : mail).carry(message);
    }

    private static void refuse(Message message) {
        throw new NotDelivered("No way is set for " + message.channel().code());
    }
}
