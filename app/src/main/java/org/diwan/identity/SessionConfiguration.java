package org.diwan.identity;

import java.util.function.Consumer;
import org.diwan.web.HouseKey;
import org.diwan.web.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.server.Session.Cookie;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions in the database (decision 26). */
@Configuration
class SessionConfiguration {

    static final String TABLE = "web_session";

    /** The time of the last click is kept to the minute: most clicks change nothing. */
    private static final String UPDATE =
            """
            with new (session_id, last_access, idle, expiry, principal, id) as (
                values (?::text, ?::bigint, ?::integer, ?::bigint, ?::text, ?::text))
            update web_session set session_id = new.session_id, last_access_time = new.last_access,
                   max_inactive_interval = new.idle, expiry_time = new.expiry, principal_name = new.principal
              from new where primary_id = new.id
               and (web_session.session_id <> new.session_id
                    or new.last_access - last_access_time >= 60000
                    or max_inactive_interval <> new.idle
                    or principal_name is distinct from new.principal)""";

    /** Of two requests at once the later counts, and a session that ended meanwhile stays so. */
    private static final String ADD_ATTRIBUTE =
            """
            with new (id, name, bytes) as (values (?::text, ?::text, ?::bytea)),
                 open as (select primary_id from web_session, new where primary_id = new.id for key share of web_session)
            insert into web_session_attributes (session_primary_id, attribute_name, attribute_bytes)
            select open.primary_id, new.name, new.bytes from new, open
            on conflict (session_primary_id, attribute_name) do update set attribute_bytes = excluded.attribute_bytes""";

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionStatements() {
        return sessions -> {
            sessions.setUpdateSessionQuery(UPDATE);
            sessions.setCreateSessionAttributeQuery(ADD_ATTRIBUTE);
        };
    }

    /** What is one statement, reading above all, needs no transaction around it; for sessions only. */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations(PlatformTransactionManager transactions) {
        var template = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        return new TransactionOperations() {
            @Override
            public <T> @Nullable T execute(TransactionCallback<T> read) {
                return TransactionOperations.withoutTransaction().execute(read);
            }

            @Override
            public void executeWithoutResult(Consumer<TransactionStatus> write) {
                template.executeWithoutResult(write);
            }
        };
    }

    @Bean
    ConversionService springSessionConversionService() {
        var codec = new GenericConversionService();
        codec.addConverter(Object.class, byte[].class, SessionCodec::bytes);
        codec.addConverter(byte[].class, Object.class, SessionCodec::value);
        return codec;
    }

    @Bean
    CookieSerializer sessionCookie(ServerProperties server, Settings settings, HouseKey key) {
        Cookie wanted = server.getServlet().getSession().getCookie();
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(wanted.getName());
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(Boolean.TRUE.equals(wanted.getHttpOnly()));
        cookie.setSameSite(wanted.getSameSite().attributeValue());
        cookie.setUseSecureCookie("https".equals(settings.baseUrl().getScheme()));
        cookie.setUseBase64Encoding(false);
        return new SealedCookie(cookie, key.hash("session cookie"));
    }
}
