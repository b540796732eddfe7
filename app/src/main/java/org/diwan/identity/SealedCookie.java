package org.diwan.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.diwan.web.DatabaseAway;
import org.diwan.web.KeyedHash;
import org.springframework.session.web.http.CookieSerializer;

/**
 * The cookie of a session: its id and a seal on it. Ids read from the database open nothing without the key of the
 * house, and ids that somebody made up are not looked for.
 */
final class SealedCookie implements CookieSerializer {

    private static final String CAME = SealedCookie.class.getName() + ".came";
    private static final int SEAL_BYTES = 16;
    private static final char BETWEEN = '.';

    private final CookieSerializer plain;
    private final KeyedHash hash;

    SealedCookie(CookieSerializer plain, KeyedHash hash) {
        this.plain = plain;
        this.hash = hash;
    }

    @Override
    public void writeCookieValue(CookieValue cookie) {
        String id = cookie.getCookieValue();
        String sealed = id.isEmpty() ? id : id + BETWEEN + seal(id);
        if (!plain.readCookieValues(cookie.getRequest()).contains(sealed)) {
            plain.writeCookieValue(new CookieValue(cookie.getRequest(), cookie.getResponse(), sealed));
        }
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        if (needsNoSession(request) || isAskedAgain(request)) {
            return List.of();
        }
        List<String> ids = plain.readCookieValues(request).stream()
                .flatMap(value -> opened(value).stream())
                .toList();
        if (!ids.isEmpty()) {
            request.setAttribute(CAME, true);
        }
        return ids;
    }

    /** Whether the browser has had a session of ours, be it over. */
    static boolean came(HttpServletRequest request) {
        return request.getAttribute(CAME) != null;
    }

    /**
     * Once the session is stored it is asked for again, only to see whether the browser has its cookie; that is seen when
     * it is written, without another look into the database.
     */
    private static boolean isAskedAgain(HttpServletRequest request) {
        String name = SealedCookie.class.getName() + request.getDispatcherType();
        boolean again = request.getAttribute(name) != null;
        request.setAttribute(name, true);
        return again;
    }

    /** Assets are the same for all, and a page that says that the database is away has to do without it. */
    private static boolean needsNoSession(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/assets/")) {
            return true;
        }
        return request.getDispatcherType() == DispatcherType.ERROR
                && (Integer.valueOf(HttpServletResponse.SC_SERVICE_UNAVAILABLE)
                                .equals(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                        || DatabaseAway.isWhy((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)));
    }

    private Optional<String> opened(String value) {
        int end = value.indexOf(BETWEEN);
        if (end < 0) {
            return Optional.empty();
        }
        String id = value.substring(0, end);
        boolean right = MessageDigest.isEqual(
                seal(id).getBytes(StandardCharsets.UTF_8),
                value.substring(end + 1).getBytes(StandardCharsets.UTF_8));
        return right ? Optional.of(id) : Optional.empty();
    }

    private String seal(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash.of(id), SEAL_BYTES));
    }
}
