package org.diwan.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** SMS over an HTTP gateway; the Idempotency-Key tells it a repeat. */
class SmsCarrier implements Carrier {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI gateway;
    private final Duration patience;
    private final ObjectMapper json;

    SmsCarrier(URI gateway, Duration patience, ObjectMapper json) {
        this.gateway = gateway;
        this.patience = patience;
        this.json = json;
    }

    @Override
    public void carry(Message message) {
        try {
            HttpRequest request = HttpRequest.newBuilder(gateway)
                    .timeout(patience)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", message.id().toString())
                    .POST(HttpRequest.BodyPublishers.ofString(body(message)))
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status < 200 || status > 299) {
                throw new NotDelivered("The SMS gateway said " + status);
            }
        } catch (IOException e) {
            throw new NotDelivered("The SMS gateway: " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotDelivered("Interrupted while waiting for the SMS gateway", e);
        }
    }

    private String body(Message message) throws JsonProcessingException {
        return json.writeValueAsString(Map.of("to", message.to(), "text", message.text()));
    }
}
