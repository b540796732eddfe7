package org.diwan.access.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.diwan.access.provision.NotDone;
import org.diwan.access.provision.Patience;
import org.diwan.access.provision.Problem.Code;
import org.jspecify.annotations.Nullable;

/** Calls one system. An answer has its time and its size, all answers together too, is never a way to another address, and is read strictly. */
class ScimClient {

    private static final String TYPE = "application/scim+json";
    private static final int REDIRECTS = 3;
    private static final int SUCCESSES = 2;
    private static final int HUNDRED = 100;

    private final Connections connections;
    private final Allowance allowance;
    private final String system;
    private final URI base;
    private final String token;
    private final Duration patience;
    private final long until;
    private final Pauses pauses;

    ScimClient(Connections connections, String system, URI base, String token, Patience patience, Pauses pauses) {
        this.connections = connections;
        this.allowance = new Allowance(patience.portions());
        this.system = system;
        this.base = base;
        this.token = token;
        this.patience = patience.each();
        this.until = System.nanoTime() + patience.all().toNanos();
        this.pauses = pauses;
    }

    ScimReply get(String path) {
        return call("GET", path, null);
    }

    ScimReply post(String path, ObjectNode content) {
        return call("POST", path, content);
    }

    ScimReply patch(String path, ObjectNode content) {
        return call("PATCH", path, content);
    }

    private ScimReply call(String method, String path, @Nullable ObjectNode content) {
        Duration pause = pauses.left(system);
        if (!pause.isZero()) {
            throw new NotDone(Code.BUSY, pause.toSeconds());
        }
        return reply(send(request(method, path, content)));
    }

    /** Of all the time that there is. */
    private Duration left() {
        long nanos = Math.min(patience.toNanos(), until - System.nanoTime());
        if (nanos <= 0) {
            throw new NotDone(Code.LATE);
        }
        return Duration.ofNanos(nanos);
    }

    private HttpRequest request(String method, String path, @Nullable ObjectNode content) {
        BodyPublisher body = content == null ? BodyPublishers.noBody() : BodyPublishers.ofString(content.toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(left())
                .header("Authorization", "Bearer " + token)
                .header("Accept", TYPE + ", application/json;q=0.9")
                .method(method, body);
        if (content != null) {
            request.header("Content-Type", TYPE);
        }
        return request.build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        HttpClient http = connections.of(system);
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, LimitedBody.of(allowance.bytes()));
        try {
            return answer.get(left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            connections.drop(system, http);
            throw new NotDone(Code.LATE);
        } catch (ExecutionException e) {
            connections.drop(system, http);
            throw new NotDone(why(e));
        } catch (InterruptedException e) {
            answer.cancel(true);
            connections.drop(system, http);
            Thread.currentThread().interrupt();
            throw new NotDone(Code.LATE);
        }
    }

    private static Code why(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitedBody.TooMuch) {
                return Code.TOO_LARGE;
            }
            if (cause instanceof HttpConnectTimeoutException
                    || cause instanceof ConnectException
                    || cause instanceof UnresolvedAddressException) {
                return Code.UNREACHABLE;
            }
            if (cause instanceof HttpTimeoutException) {
                return Code.LATE;
            }
            if (cause instanceof SSLException) {
                return Code.NOT_TRUSTED;
            }
            if (cause instanceof ClosedChannelException || cause instanceof IOException && cause.getCause() == null) {
                return Code.CUT_OFF;
            }
        }
        return Code.UNREADABLE;
    }

    private ScimReply reply(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        byte[] body = answer.body();
        boolean isDone = status / HUNDRED == SUCCESSES;
        allowance.spend(body.length, isDone ? StrictJson.count(body, allowance.nodes()) : 0);
        if (status == 404 || status == 409) {
            return new ScimReply(status, null);
        }
        if (isDone) {
            return new ScimReply(status, body.length == 0 ? null : StrictJson.read(body));
        }
        if (status == 429 || status == 503) {
            Duration asked = RetryAfter.of(answer.headers().firstValue("Retry-After"));
            pauses.begin(system, asked);
            throw new NotDone(Code.BUSY, asked.toSeconds());
        }
        if (status == 401 || status == 403) {
            throw new NotDone(Code.NOT_LET_IN);
        }
        throw status / HUNDRED == REDIRECTS ? new NotDone(Code.REDIRECTED) : new NotDone(Code.REFUSED, status);
    }
}
