package org.diwan.bank;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where banks hand in messages by HTTP: one XML document a call, under the token that was agreed on. */
@Hidden
@RestController
class BankMessageApi {

    private static final String BEARER = "Bearer ";

    private final Intake intake;
    private final BankToken token;

    BankMessageApi(Intake intake, BankToken token) {
        this.intake = intake;
        this.token = token;
    }

    /** That a message is kept; whether its case waits for it yet is the house's business. */
    record Accepted(String state) {}

    @PostMapping("/bank/messages")
    ResponseEntity<Object> receive(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            HttpServletRequest request)
            throws IOException {
        if (!token.isSet()) {
            return problem(HttpStatus.NOT_FOUND, "not-open", "Messages are not taken here.");
        }
        if (authorization == null
                || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                || !token.is(authorization.substring(BEARER.length()).strip())) {
            return problem(HttpStatus.UNAUTHORIZED, "unauthorized", "The bank's token is needed.");
        }
        byte[] content = request.getInputStream().readNBytes(IsoXml.MAX_BYTES + 1);
        return answer(content.length > IsoXml.MAX_BYTES ? intake.refuseTooLarge(null) : intake.take(content, null));
    }

    private static ResponseEntity<Object> answer(BankMessage kept) {
        if (kept.reason() == null) {
            return ResponseEntity.accepted().body(new Accepted("accepted"));
        }
        Reason reason = Reason.of(kept.reason());
        return problem(status(reason), kept.reason(), detail(reason, kept.detail()));
    }

    private static HttpStatus status(Reason reason) {
        return switch (reason) {
            case MALFORMED, WRONG_TYPE -> HttpStatus.BAD_REQUEST;
            case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
            case UNKNOWN_ID, NOT_FROM_BANK, REPEATED, CONTRADICTORY, LATE -> HttpStatus.CONFLICT;
        };
    }

    private static String detail(Reason reason, @Nullable String detail) {
        String said = Objects.requireNonNullElse(detail, "");
        return switch (reason) {
            case MALFORMED -> "The message is malformed: " + said;
            case TOO_LARGE -> "The message is larger than 256 KB.";
            case WRONG_TYPE -> "Only acmt.024 and pain.002 are taken here, not " + said;
            case UNKNOWN_ID -> "The message answers nothing that was asked.";
            case NOT_FROM_BANK -> "The message does not come from the bank that was asked.";
            case REPEATED -> "The message, or another answer to the same request, was taken before.";
            case CONTRADICTORY -> "The message contradicts itself or an earlier one.";
            case LATE -> "The answer is no longer waited for.";
        };
    }

    private static ResponseEntity<Object> problem(HttpStatus status, String type, String text) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, text);
        problem.setType(URI.create("/problems/" + type));
        var answer = ResponseEntity.status(status);
        if (status == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.body(problem);
    }
}
