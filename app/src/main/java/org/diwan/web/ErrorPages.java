package org.diwan.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What went wrong, in words: a page for people, a problem detail for programs; never how it went wrong inside. */
@Controller
class ErrorPages implements ErrorController {

    /** The states that have words of their own; any other is told as the nearest of them. */
    private static final Set<Integer> TOLD = Set.of(400, 403, 404, 405, 409, 413, 429, 500, 503);

    private static final String API = "/api/";
    private static final String FHIR = "/fhir/";
    private static final MediaType FHIR_JSON = new MediaType("application", "fhir+json");

    private final MessageSource messages;

    ErrorPages(MessageSource messages) {
        this.messages = messages;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        int status = status(request);
        response.setStatus(status);
        if (status == 503) {
            DatabaseAway.askToComeBack(response);
        }
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (path.startsWith(FHIR)) {
            return ResponseEntity.status(status)
                    .contentType(FHIR_JSON)
                    .body(outcome(status, messages.getMessage("web.error." + told(status) + ".title", null, locale)));
        }
        if (path.startsWith(API)) {
            ProblemDetail problem = ProblemDetail.forStatus(status);
            problem.setDetail(messages.getMessage("web.error." + told(status) + ".title", null, locale));
            problem.setInstance(URI.create(path));
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        model.addAttribute("told", told(status));
        return "error";
    }

    private static int status(HttpServletRequest request) {
        if (DatabaseAway.isWhy((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))) {
            return 503;
        }
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return code instanceof Integer status ? status : 404;
    }

    private static int told(int status) {
        if (TOLD.contains(status)) {
            return status;
        }
        return HttpStatus.valueOf(status).is4xxClientError() ? 400 : 500;
    }

    /** The same as FHIR says it: an OperationOutcome. */
    private static Map<String, Object> outcome(int status, String text) {
        return Map.of(
                "resourceType",
                "OperationOutcome",
                "issue",
                List.of(Map.of(
                        "severity",
                        "error",
                        "code",
                        status == 503 ? "transient" : status < 500 ? "processing" : "exception",
                        "details",
                        Map.of("text", text))));
    }
}
