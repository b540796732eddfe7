package org.diwan.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A database that is away makes a page wait (503), not fail (500). */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class DatabaseAway {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);
    private static final String SECONDS = "10";

    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class
    })
    void away(Exception cause, HttpServletResponse response) throws IOException {
        LOG.warn("The database is away: {}", cause.getClass().getSimpleName());
        askToComeBack(response);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    static void askToComeBack(HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
    }

    /** Whether the database is why {@code failure} happened, outside a controller too. */
    public static boolean isWhy(@Nullable Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause)
                .limit(20)
                .anyMatch(it -> it instanceof CannotGetJdbcConnectionException
                        || it instanceof CannotCreateTransactionException
                        || it instanceof DataAccessResourceFailureException
                        || it instanceof TransactionSystemException undone && isWhy(undone.getApplicationException()));
    }
}
