package org.diwan.certificates;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diwan.certificates.Verifications.Answer;
import org.diwan.certificates.Verifications.Asker;
import org.diwan.registry.Fact;
import org.diwan.registry.NationalId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The check of certificates for banks, employers and other programs. */
@RestController
@Tag(name = "verifications")
class VerificationApi {

    private static final int MOST_ITEMS = 1000;

    private final Verifications verifications;

    VerificationApi(Verifications verifications) {
        this.verifications = verifications;
    }

    /** A code with its owner's ID, or up to 1,000 such items. */
    record Request(@Nullable String code, @Nullable String ownerId, @Nullable List<@Nullable Item> items) {}

    record Item(@Nullable String code, @Nullable String ownerId) {}

    /**
     * The outcome of one check.
     *
     * @param state valid, expired, revoked; in a call of many also unknown, wait, invalid
     * @param problem what is wrong with an invalid item
     * @param retryAfter seconds to wait
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String state,
            @Nullable String number,
            @Nullable String template,
            @Nullable Instant issuedAt,
            @Nullable LocalDate expiresOn,
            @Nullable Instant revokedAt,
            @Nullable String addressee,
            @Nullable Map<String, Fact> facts,
            @Nullable Instant checkedAt,
            @Nullable String problem,
            @Nullable Long retryAfter) {

        static Result of(Answer answer) {
            if (answer instanceof Answer.Genuine genuine) {
                Certificate certificate = genuine.certificate();
                return new Result(
                        genuine.state().name().toLowerCase(Locale.ROOT),
                        certificate.number(),
                        certificate.template(),
                        certificate.issuedAt(),
                        certificate.expiresOn(),
                        certificate.revokedAt(),
                        certificate.addressee().isEmpty() ? null : certificate.addressee(),
                        certificate.facts(),
                        genuine.at(),
                        null,
                        null);
            }
            return answer instanceof Answer.Wait wait
                    ? bare("wait", null, VerifyController.seconds(wait.length()))
                    : bare("unknown", null, null);
        }

        static Result bare(String state, @Nullable String problem, @Nullable Long retryAfter) {
            return new Result(state, null, null, null, null, null, null, null, null, problem, retryAfter);
        }
    }

    /** Results in the order of the items. */
    record Results(List<Result> items) {}

    @Operation(summary = "Checks one certificate, or up to 1,000, by code and owner's ID")
    @PostMapping("/api/v1/verifications")
    ResponseEntity<Object> verify(@RequestBody Request request, HttpServletRequest http) {
        Asker asker = new Asker("api", http.getRemoteAddr(), null);
        if (request.items() != null) {
            return ResponseEntity.ok(many(request, request.items(), asker));
        }
        Item item = new Item(request.code(), request.ownerId());
        String problem = problem(item);
        if (problem != null) {
            throw problem(HttpStatus.BAD_REQUEST, "invalid-request", problem);
        }
        Answer answer = check(item, asker);
        if (answer instanceof Answer.Wait wait) {
            return wait(wait.length());
        }
        if (answer instanceof Answer.Unknown) {
            throw problem(HttpStatus.NOT_FOUND, "certificate-unknown", "No certificate has this code and this owner");
        }
        return ResponseEntity.ok(Result.of(answer));
    }

    private Results many(Request request, List<@Nullable Item> items, Asker asker) {
        if (request.code() != null || request.ownerId() != null) {
            throw problem(HttpStatus.BAD_REQUEST, "invalid-request", "Give code and ownerId, or items, but not both");
        }
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            throw problem(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "items has " + items.size() + " entries; it may have 1 to " + MOST_ITEMS);
        }
        List<Result> results = new ArrayList<>(items.size());
        for (Item item : items) {
            String problem = problem(item);
            results.add(
                    item == null || problem != null
                            ? Result.bare("invalid", problem, null)
                            : Result.of(check(item, asker)));
        }
        return new Results(results);
    }

    private Answer check(Item item, Asker asker) {
        String code = Verifications.read(text(item.code())).orElseThrow();
        return verifications.check(code, text(item.ownerId()), asker);
    }

    private static @Nullable String problem(@Nullable Item item) {
        if (item == null || text(item.code()).isBlank()) {
            return "code is missing";
        }
        if (Verifications.read(text(item.code())).isEmpty()) {
            return "code is not 16 characters of an authorization code";
        }
        if (text(item.ownerId()).isBlank()) {
            return "ownerId is missing";
        }
        return NationalId.isValid(text(item.ownerId()))
                ? null
                : "ownerId is not a national ID: its check digit is wrong";
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static ErrorResponseException problem(HttpStatus status, String type, String detail) {
        return new ErrorResponseException(status, detail(status, type, detail), null);
    }

    private static ProblemDetail detail(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type));
        return problem;
    }

    private static ResponseEntity<Object> wait(Duration length) {
        long seconds = VerifyController.seconds(length);
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .body(detail(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-attempts",
                        "Too many wrong attempts; wait " + seconds + " seconds"));
    }
}
