package org.diwan.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.diwan.identity.CredentialChanged.Change;
import org.diwan.web.HouseKey;
import org.diwan.web.KeyedHash;
import org.diwan.web.Settings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.WebUtils;

/**
 * The browsers in which somebody has signed in, known again by a cookie of 128 random bits and by nothing else. A new one,
 * after the first ever, is told to the owner.
 */
@Repository
class KnownDevices {

    static final String COOKIE = "DIWAN_KNOWN";
    private static final int TOKEN_BYTES = 16;
    private static final Duration KEPT = Duration.ofDays(400);

    private final JdbcClient jdbc;
    private final CredentialNews news;
    private final KeyedHash hash;
    private final boolean secure;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KnownDevices(JdbcClient jdbc, CredentialNews news, HouseKey house, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.news = news;
        this.hash = house.hash("known device");
        this.secure = "https".equals(settings.baseUrl().getScheme());
        this.clock = clock;
    }

    /**
     * A browser as its owner knows it.
     *
     * @param browser and system as people call them, empty where they are not known
     * @param here whether it is the one that asks
     */
    record Known(long id, String browser, String system, Instant firstSeenAt, Instant lastSeenAt, boolean here) {}

    /** Somebody signs in: the browser is known from now on, and its cookie lasts anew. */
    @Transactional
    public void seen(String userName, HttpServletRequest request, HttpServletResponse response) {
        String token = token(request).orElseGet(this::draw);
        note(userName, token, Device.of(request.getHeader(HttpHeaders.USER_AGENT)));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, token)
                        .path("/")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .maxAge(KEPT)
                        .build()
                        .toString());
    }

    private void note(String userName, String token, Device device) {
        boolean first = jdbc.sql("select not exists (select 1 from known_device where user_name = ?)")
                .param(userName)
                .query(Boolean.class)
                .single();
        boolean fresh = jdbc.sql(
                        """
                insert into known_device (user_name, token, browser, system, first_seen_at, last_seen_at)
                values (:user, :token, :browser, :system, :now, :now)
                on conflict (user_name, token) do update set last_seen_at = :now, browser = :browser, system = :system
                returning xmax = 0""")
                .param("user", userName)
                .param("token", hash(userName, token))
                .param("browser", device.browser())
                .param("system", device.system())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        if (fresh && !first) {
            news.tell(userName, userName, Change.BROWSER_NEW);
        }
    }

    /** Those used last. */
    List<Known> of(String userName, HttpServletRequest request) {
        byte[] here = token(request).map(token -> hash(userName, token)).orElseGet(() -> new byte[0]);
        return jdbc.sql(
                        """
                select id, browser, system, first_seen_at, last_seen_at, token = :here as here from known_device
                 where user_name = :user and token is not null order by last_seen_at desc, id desc limit 20""")
                .param("here", here)
                .param("user", userName)
                .query((row, index) -> new Known(
                        row.getLong("id"),
                        row.getString("browser"),
                        row.getString("system"),
                        row.getObject("first_seen_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("here")))
                .list();
    }

    /** Forgets a browser of this account: the next sign-in there is a new one. */
    @Transactional
    public boolean forget(String userName, long id) {
        boolean forgotten =
                jdbc.sql("update known_device set token = null where user_name = ? and id = ? and token is not null")
                                .params(userName, id)
                                .update()
                        == 1;
        if (forgotten) {
            news.tell(userName, userName, Change.BROWSER_FORGOTTEN);
        }
        return forgotten;
    }

    private static Optional<String> token(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return Optional.ofNullable(cookie).map(Cookie::getValue).filter(token -> token.matches("[\\w-]{22}"));
    }

    private String draw() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private byte[] hash(String userName, String token) {
        return hash.of("device of " + userName + " " + token);
    }
}
