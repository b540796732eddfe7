package org.diwan.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says 413 before anyone reads the body: the server gives up on a form that is too large, its CSRF token is lost with
 * it, and the answer would be a puzzling 403. Forms with files have limits of their own, see {@link PageMultipart}; so has
 * what programs send as FHIR.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class TooLarge extends OncePerRequestFilter {

    /** A thousand verifications in one call are some 90 KB. */
    private static final long API_LIMIT = 256 * 1024;

    /** What the server reads of a form without files. */
    private static final long FORM_LIMIT = 2 * 1024 * 1024;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/fhir/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean api = request.getRequestURI().startsWith("/api/");
        if (api && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
            return;
        }
        boolean limited = api || !PageMultipart.isForm(request);
        if (limited && request.getContentLengthLong() > (api ? API_LIMIT : FORM_LIMIT)) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        chain.doFilter(request, response);
    }
}
