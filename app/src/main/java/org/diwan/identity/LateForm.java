package org.diwan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * A question page that was sent after its session had ended. What was typed waits, for whoever signs in next in the same browser,
 * until the page is opened again; only the page itself can tell whether it is theirs.
 */
public final class LateForm {

    private static final String KEPT = "late form";

    /** The pages that ask for what was typed when they are opened again. */
    private static final Pattern QUESTION =
            Pattern.compile("(/services/[^/]+/start|/desk/clients/[^/]+/start/[^/]+)/[0-9a-f-]{36}|/claims/new");

    /** More is no form that somebody typed. */
    private static final int MOST_CHARACTERS = 100_000;

    /** Of who is not signed in less is kept, and not often. */
    private static final int MOST_OF_STRANGERS = 20_000;

    private LateForm() {}

    private record Kept(String address, HashMap<String, String[]> typed) implements Serializable {}

    /** Keeps the form and leads to the sign-in page; false where it is no question page of ours, or there never was a session. */
    static boolean keep(HttpServletRequest request, HttpServletResponse response, Allowance strangers)
            throws IOException {
        if (!"same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                || !SealedCookie.came(request)
                || !strangers.take(request.getRemoteAddr())
                || !keep(request, MOST_OF_STRANGERS)) {
            return false;
        }
        PageAskedFor.keep(request);
        response.sendRedirect(request.getContextPath() + "/sign-in?late");
        return true;
    }

    /** Keeps a form whose token was right and that comes too late all the same; false where it is no question page of ours. */
    public static boolean keep(HttpServletRequest request) {
        return keep(request, MOST_CHARACTERS);
    }

    private static boolean keep(HttpServletRequest request, int mostCharacters) {
        boolean isQuestion = HttpMethod.POST.matches(request.getMethod())
                && QUESTION.matcher(request.getServletPath()).matches();
        var typed = new HashMap<String, String[]>();
        if (!isQuestion || characters(request, typed) > mostCharacters) {
            return false;
        }
        request.getSession().setAttribute(KEPT, new Kept(PageAskedFor.address(request), typed));
        return true;
    }

    private static long characters(HttpServletRequest request, Map<String, String[]> typed) {
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_csrf")) {
                typed.put(name, values);
            }
        });
        return typed.entrySet().stream()
                .mapToLong(one -> one.getKey().length()
                        + Arrays.stream(one.getValue())
                                .mapToLong(String::length)
                                .sum())
                .sum();
    }

    /** What was typed on this page before the session ended, as if it were sent now; told once. */
    public static Optional<HttpServletRequest> of(HttpServletRequest page) {
        HttpSession session = page.getSession(false);
        if (session == null
                || !(session.getAttribute(KEPT) instanceof Kept late)
                || !late.address().equals(PageAskedFor.address(page))) {
            return Optional.empty();
        }
        session.removeAttribute(KEPT);
        return Optional.of(new HttpServletRequestWrapper(page) {

            @Override
            public @Nullable String getParameter(String name) {
                String[] values = late.typed().get(name);
                return values == null ? null : values[0];
            }

            @Override
            public Map<String, String[]> getParameterMap() {
                return Map.copyOf(late.typed());
            }

            @Override
            public String @Nullable [] getParameterValues(String name) {
                String[] values = late.typed().get(name);
                return values == null ? null : Objects.requireNonNull(values).clone();
            }
        });
    }
}
