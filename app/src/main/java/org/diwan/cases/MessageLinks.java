package org.diwan.cases;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.web.HouseKey;
import org.diwan.web.KeyedHash;
import org.diwan.web.Settings;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links in notices that send a message to the case, for whoever holds one, without signing in. A token has 128 random
 * bits and is kept as a keyed hash. Using one uses up all of the case and message, in the transaction that sends it; they
 * lead nowhere once the case takes the message no longer.
 */
@Component
public class MessageLinks {

    private static final int TOKEN_BYTES = 16;
    private static final int LONGEST = 64;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Withdrawals withdrawals;
    private final Services services;
    private final TransactionTemplate transaction;
    private final KeyedHash hash;
    private final Settings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    MessageLinks(
            JdbcClient jdbc,
            Cases cases,
            Withdrawals withdrawals,
            Services services,
            TransactionTemplate transaction,
            HouseKey key,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.withdrawals = withdrawals;
        this.services = services;
        this.transaction = transaction;
        this.hash = key.hash("message link");
        this.settings = settings;
        this.clock = clock;
    }

    /** What a link does to which case. */
    record Target(Case file, Service service, String message) {}

    private record Row(String reference, String message) {}

    /** New links of a case by the names that notices have for them, of those wanted and of use now. */
    public Map<String, String> make(Case file, Set<String> wanted) {
        Map<String, String> links = new HashMap<>();
        services.get(file.service()).description().messages().forEach((message, what) -> {
            String name = what.byLink();
            if (name != null && wanted.contains(name) && takes(file, message)) {
                links.put(name, settings.baseUrl() + "/links/" + token(file, message));
            }
        });
        return links;
    }

    private String token(Case file, String message) {
        byte[] bits = new byte[TOKEN_BYTES];
        random.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        jdbc.sql("insert into message_link (token, reference, message, made_at) values (?, ?, ?, ?)")
                .params(hash.of(token), file.reference(), message, CaseFiles.utc(clock.instant()))
                .update();
        return token;
    }

    /** What the link would do; nothing where it is unknown, used, or the case has moved on. */
    Optional<Target> find(String token) {
        return token.length() > LONGEST
                ? Optional.empty()
                : jdbc.sql("select reference, message from message_link where token = ?")
                        .param(hash.of(token))
                        .query(Row.class)
                        .optional()
                        .flatMap(this::target);
    }

    /** Does it, once; of many at the same time one, the others find nothing. */
    Optional<Target> use(String token) {
        try {
            return find(token)
                    .filter(target -> Boolean.TRUE.equals(transaction.execute(status -> send(token, target))));
        } catch (TaskGone | ConcurrencyFailureException overtaken) {
            return Optional.empty();
        }
    }

    private boolean send(String token, Target target) {
        if (!isTaken(token, target)) {
            return false;
        }
        if (target.service().withdraws(target.message())) {
            withdrawals.withdrawByLink(target.file(), target.message());
        } else {
            cases.sendByLink(target.file(), target.message());
        }
        return true;
    }

    private boolean isTaken(String token, Target target) {
        byte[] hashed = hash.of(token);
        List<byte[]> gone = jdbc.sql("delete from message_link where reference = ? and message = ? returning token")
                .params(target.file().reference(), target.message())
                .query((row, index) -> row.getBytes("token"))
                .list();
        return gone.stream().anyMatch(one -> Arrays.equals(one, hashed));
    }

    private Optional<Target> target(Row row) {
        return cases.find(row.reference())
                .filter(file -> takes(file, row.message()))
                .map(file -> new Target(file, services.get(file.service()), row.message()));
    }

    private boolean takes(Case file, String message) {
        return file.endedAt() == null
                && cases.awaitedMessages(file.reference()).contains(message)
                && (!services.get(file.service()).withdraws(message) || Withdrawals.undecided(file));
    }

    @Scheduled(fixedDelayString = "PT6H")
    void sweep() {
        jdbc.sql(
                        """
                delete from message_link using case_file
                 where case_file.reference = message_link.reference and ended_at is not null""")
                .update();
    }
}
