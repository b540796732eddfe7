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

        OfStrangers(Settings settings) {
            super("/sign-in");
            demo = settings.demo();
        }

        @Override
        public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
                throws IOException, ServletException {
            if (LateForm.keep(request, response)) {
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

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
                throws IOException {
            boolean staleForm = cause instanceof CsrfException;
            if (staleForm && request.getUserPrincipal() == null && LateForm.keep(request, response)) {
                return;
            }
            response.sendError((staleForm ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND).value());
        }
    }

    /** The API without a key. */
    static class OfApi implements AuthenticationEntryPoint {

        private static final String PROBLEM =
                "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"An API key is needed.\"}";

        @Override
        public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
                throws IOException {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(PROBLEM.getBytes(StandardCharsets.UTF_8));
        }
    }
}
