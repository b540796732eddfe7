package org.diwan.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The languages of the house: asked for with {@code ?lang=}, kept in a cookie, else the browser's wish.
 * Arabic comes with Latin digits, as the institution writes them.
 */
@Component("localeResolver")
public class Languages implements LocaleResolver {

    static final String NAME = "lang";

    private static final Map<String, Locale> ALL = all();

    /** Every language a page exists in, English first. */
    public static List<Locale> supported() {
        return List.copyOf(ALL.values());
    }

    /** The supported language of that code. */
    public static Optional<Locale> of(@Nullable String code) {
        return Optional.ofNullable(code).map(ALL::get);
    }

    /** The language the address asks for, if it asks. */
    static Optional<Locale> asked(HttpServletRequest request) {
        return of(request.getParameter(NAME));
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return asked(request)
                .or(() -> Optional.ofNullable(cookie).flatMap(it -> of(it.getValue())))
                .or(() -> wished(request))
                .orElse(Locale.ENGLISH);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is changed with ?lang=");
    }

    private static Optional<Locale> wished(HttpServletRequest request) {
        Stream<Locale> wishes = Collections.list(request.getLocales()).stream();
        return wishes.map(wish -> ALL.get(wish.getLanguage()))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Map<String, Locale> all() {
        Map<String, Locale> all = new LinkedHashMap<>();
        all.put("en", Locale.ENGLISH);
        all.put("ar", Locale.forLanguageTag("ar-u-nu-latn"));
        all.put("fr", Locale.FRENCH);
        return all;
    }
}
