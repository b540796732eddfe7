package org.diwan.demoscim;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.request.async.DeferredResult;

/** The door of the systems of the demo, in front of which their habits stand. */
@Controller
@InDemoMode
class DemoScimApi {

    private static final MediaType TYPE = MediaType.parseMediaType("application/scim+json");
    private static final int LARGEST = 1024 * 1024;
    private static final int HALF = 1000;
    private static final long HANGS_MILLIS = 20_000;
    private static final long SLOW_MILLIS = 1_500;

    private final ScimServer server;
    private final Habits habits;
    private final DemoToken token;
    private final TransactionTemplate transaction;

    DemoScimApi(ScimServer server, Habits habits, DemoToken token, TransactionTemplate transaction) {
        this.server = server;
        this.habits = habits;
        this.token = token;
        this.transaction = transaction;
    }

    @RequestMapping(
            path = {"/demo/scim/{system}/v2", "/demo/scim/{system}/v2/**"},
            method = {
                RequestMethod.GET,
                RequestMethod.POST,
                RequestMethod.PUT,
                RequestMethod.PATCH,
                RequestMethod.DELETE
            })
    DeferredResult<ResponseEntity<byte[]>> call(@PathVariable String system, HttpServletRequest request)
            throws IOException {
        DeferredResult<ResponseEntity<byte[]>> result =
                new DeferredResult<>(HANGS_MILLIS, () -> entity(Answer.error(500, null, "It took too long")));
        if (DemoSystem.of(system).isEmpty()) {
            result.setResult(entity(Answer.error(404, null, "No such system")));
        } else if (!token.isIn(request.getHeader(HttpHeaders.AUTHORIZATION), system)) {
            result.setResult(entity(Answer.error(401, null, "Not with this token")));
        } else {
            behave(result, read(system, request));
        }
        return result;
    }

    private void behave(DeferredResult<ResponseEntity<byte[]>> result, Call call) {
        switch (habits.of(call.system())) {
            case ANSWERS -> result.setResult(entity(done(call, true)));
            case LIES -> result.setResult(entity(done(call, false)));
            case REFUSES -> result.setResult(entity(Answer.error(500, null, "Out of order")));
            case DOWN -> result.setResult(half());
            case HANGS -> result.onTimeout(() -> result.setResult(half()));
            case SLOW -> {
                Executor later = CompletableFuture.delayedExecutor(SLOW_MILLIS, TimeUnit.MILLISECONDS);
                later.execute(() -> result.setResult(entity(done(call, true))));
            }
        }
    }

    /** @param kept else all of it is as if it had not been, and nobody is told */
    private Answer done(Call call, boolean kept) {
        Answer answer = transaction.execute(status -> {
            Answer given = server.answer(call);
            if (!kept || given.status() >= 400) {
                status.setRollbackOnly();
            }
            return given;
        });
        return answer == null ? Answer.error(500, null, "Out of order") : answer;
    }

    private static ResponseEntity<byte[]> entity(Answer answer) {
        ResponseEntity.BodyBuilder entity = ResponseEntity.status(answer.status());
        if (answer.place() != null) {
            entity.header(HttpHeaders.LOCATION, answer.place());
        }
        if (answer.version() != null) {
            entity.header(HttpHeaders.ETAG, answer.version());
        }
        if (answer.status() == 401) {
            entity.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.content() == null
                ? entity.build()
                : entity.contentType(TYPE).body(answer.content().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Promises more than comes before the line is cut. */
    private static ResponseEntity<byte[]> half() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONNECTION, "close")
                .contentType(TYPE)
                .contentLength(HALF)
                .body("{\"schemas\":".getBytes(StandardCharsets.UTF_8));
    }

    private static Call read(String system, HttpServletRequest request) throws IOException {
        String base = request.getContextPath() + "/demo/scim/" + system + "/v2";
        String path = request.getRequestURI().substring(base.length());
        String whole = request.getRequestURL().toString();
        Map<String, String> parameters = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue()[0]));
        String body = new String(request.getInputStream().readNBytes(LARGEST), StandardCharsets.UTF_8);
        return new Call(
                request.getMethod(),
                system,
                whole.substring(0, whole.length() - path.length()),
                URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8),
                parameters,
                body,
                request.getHeader(HttpHeaders.IF_MATCH));
    }
}
