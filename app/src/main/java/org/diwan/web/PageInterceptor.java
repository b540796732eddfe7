package org.diwan.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/** Lays out what every page needs and remembers, in cookies, the language and that the sheet was sent. */
@Component
class PageInterceptor implements HandlerInterceptor {

    private static final String CSS = "css";

    private final Assets assets;
    private final Languages languages;
    private final Settings settings;
    private final UploadLimits uploads;

    PageInterceptor(Assets assets, Languages languages, Settings settings, UploadLimits uploads) {
        this.assets = assets;
        this.languages = languages;
        this.settings = settings;
        this.uploads = uploads;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Languages.asked(request).ifPresent(locale -> keep(request, response, Languages.NAME, locale.getLanguage()));
        Cookie seen = WebUtils.getCookie(request, CSS);
        boolean firstVisit = seen == null || !seen.getValue().equals(assets.version());
        if (firstVisit) {
            keep(request, response, CSS, assets.version());
        }
        request.setAttribute("page", page(request, firstVisit));
        return true;
    }

    private Page page(HttpServletRequest request, boolean firstVisit) {
        Locale locale = languages.resolveLocale(request);
        String suffix = "ar".equals(locale.getLanguage()) ? "-ar.css" : ".css";
        return new Page(
                locale,
                request.getRequestURI(),
                Objects.requireNonNullElse(request.getQueryString(), ""),
                settings.demo(),
                WebUtils.getCookie(request, Page.NO_KEYS) == null,
                firstVisit,
                "assets/" + assets.hashed("diwan" + suffix),
                "assets/" + assets.hashed("desk" + suffix),
                "assets/" + assets.hashed("desk.js"),
                "assets/" + assets.hashed("diwan.js"),
                uploads.maxFileSize().toBytes());
    }

    private static void keep(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
