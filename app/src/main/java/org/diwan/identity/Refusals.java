package org.diwan.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.diwan.web.Settings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;

/** How a closed address answers. What is closed to someone looks as if it were not there. */
final class Refusals {

    private Refusals() {}

    /** Nobody is signed in: to the sign-in page, or not found where there is nothing. */
    static class OfStrangers extends LoginUrlAuthenticationEntryPoint {

        private final boolean demo;
        private final Allowance lateForms;

        OfStrangers(Settings settings, Allowance lateForms) {
            super("/sign-in");
            this.lateForms = lateForms;
            demo = settings.demo();
        }

        /** Without the host, which the request tells and anybody can make up. */
        @Override
        protected String buildRedirectUrlToLoginPage(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException cause) {
            return getLoginFormUrl();
        }

        @Override
        public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
                throws IOException, ServletException {
            if (LateForm.keep(request, response, lateForms)) {
                return;
            }
            if (Routes.rowOf(request.getServletPath(), demo).isPresent()) {
                super.commence(request, response, cause);
            } else {
                response.sendError(HttpStatus.NOT_FOUND.value());
            }
        }
    }

    /** Signed in, without the role; or a form whose token is missing or of an ended session. */
    static class OfPages implements AccessDeniedHandler {

        private final Allowance lateForms;

        OfPages(Allowance lateForms) {
            this.lateForms = lateForms;
        }

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
                throws IOException {
            boolean staleForm = cause instanceof CsrfException;
            if (staleForm && request.getUserPrincipal() == null && LateForm.keep(request, response, lateForms)) {
                return;
            }
            response.sendError((staleForm ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND).value());
        }
    }

    /** The API without a key, or with one that is not for this; keys that are wrong, ended or expired are none. */
    static class OfApi implements AuthenticationEntryPoint, AccessDeniedHandler {

        private static final String FHIR = "/fhir/";
        private static final String FHIR_TYPE = "application/fhir+json;charset=UTF-8";
        private static final String PROBLEM =
                "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}";
        private static final String OUTCOME =
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"%s\",\"details\":{\"text\":\"%s\"}}]}";

        @Override
        public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
                throws IOException {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            answer(request, response, HttpStatus.UNAUTHORIZED, "login", "An API key is needed.");
        }

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
                throws IOException {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
            answer(request, response, HttpStatus.FORBIDDEN, "forbidden", "This API key is not for that.");
        }

        private static void answer(
                HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code, String text)
                throws IOException {
            boolean fhir = request.getRequestURI().startsWith(FHIR);
            String body = fhir
                    ? OUTCOME.formatted(code, text)
                    : PROBLEM.formatted(status.getReasonPhrase(), status.value(), text);
            response.setStatus(status.value());
            response.setContentType(fhir ? FHIR_TYPE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
