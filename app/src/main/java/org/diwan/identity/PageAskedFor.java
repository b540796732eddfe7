package org.diwan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/** Where a person wanted to go before they signed in: the address of a page that there is, not what a script on it asked for. */
final class PageAskedFor implements RequestCache {

    private static final String ADDRESS = "page asked for";

    private final boolean demo;

    PageAskedFor(boolean demo) {
        this.demo = demo;
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        if (HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && Routes.rowOf(request.getServletPath(), demo).isPresent()) {
            keep(request);
        }
    }

    /** Keeps the address of this page, whatever it was asked by. */
    static void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ADDRESS, address(request));
    }

    /** The address of this page in the house, with its query. */
    static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ADDRESS) instanceof String address
                ? new SimpleSavedRequest(address)
                : null;
    }

    /** Pages are asked for again by their address alone. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ADDRESS);
        }
    }
}
