package org.diwan.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses addresses whose query holds what no column and no calendar does: control characters, and days outside the years 1 to 9999. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PlainAddresses extends OncePerRequestFilter {

    /** All of ASCII but tabulator and line breaks. */
    private static final Pattern CONTROL = Pattern.compile("%(0[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF])");

    /** Only with a sign do days have other than four digits for the year. */
    private static final Pattern FAR_DAY = Pattern.compile("\\s*([+-]\\d{4,}|0000)-\\d\\d(-\\d\\d)?(T.*)?\\s*");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isPlain(request.getQueryString())) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }

    static boolean isPlain(@Nullable String query) {
        return query == null
                || !CONTROL.matcher(query).find()
                        && Arrays.stream(query.split("&")).noneMatch(PlainAddresses::isFarDay);
    }

    private static boolean isFarDay(String parameter) {
        String value = parameter.substring(parameter.indexOf('=') + 1);
        return FAR_DAY.matcher(decoded(value)).matches();
    }

    /** What cannot be decoded is nothing to whoever reads it after us either. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
