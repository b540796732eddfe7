package org.diwan.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.diwan.web.SigningKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds the chain of the database to the one that the file beside it was opened with. The house signs nothing for another
 * chain: whoever may write to the database could else exchange the chain and have the house sign the new one.
 */
@Component
class ChainPin {

    private static final Logger LOG = LoggerFactory.getLogger(ChainPin.class);
    private static final Duration SAY_AGAIN = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final SigningKey key;
    private final AuditSettings settings;
    private final Clock clock;
    private volatile boolean fits;
    private Instant said = Instant.MIN;

    ChainPin(JdbcClient jdbc, SigningKey key, AuditSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the chain of the database may be sealed and signed; a file that knows none is opened with it. */
    boolean holds() {
        return fits || look();
    }

    private synchronized boolean look() {
        Chain chain = Chain.of(jdbc);
        try {
            fits = new HeadFile(settings.heads(), chain.id())
                    .open(HeadKeys.believed(key, settings), known -> firstOf(chain, known));
            if (!fits) {
                say("The audit is not sealed: " + settings.heads() + " was opened with another chain than " + chain.id()
                        + " of the database. Look why; \"audit go-on --reason …\" goes on with the chain of the"
                        + " database, see docs/operations.md");
            }
        } catch (IOException e) {
            say("The audit is not sealed: " + settings.heads() + " cannot be read or written: " + e);
        }
        return fits;
    }

    private void say(String what) {
        if (clock.instant().isAfter(said.plus(SAY_AGAIN))) {
            said = clock.instant();
            LOG.error(what);
        }
    }

    /** What is to be added before anything of the chain is; none where it must not go on. */
    private @Nullable List<Opening> firstOf(Chain chain, KnownChains known) {
        if (!known.others(chain.id()).isEmpty()) {
            return null;
        }
        if (known.pinned().isEmpty()) {
            return List.of(opening(chain, null, ""));
        }
        return known.pinned().get().equals(chain) ? List.of() : null;
    }

    /** Goes on with the chain of the database, whatever the file knows; gives the chains that are retired by that. */
    List<UUID> goOn(String reason) throws IOException {
        Chain chain = Chain.of(jdbc);
        List<UUID> before = new ArrayList<>();
        new HeadFile(settings.heads(), chain.id()).open(HeadKeys.believed(key, settings), known -> {
            before.addAll(known.others(chain.id()));
            return before.isEmpty()
                    ? List.of(opening(chain, null, reason))
                    : before.stream().map(it -> opening(chain, it, reason)).toList();
        });
        return before;
    }

    private Opening opening(Chain chain, @Nullable UUID after, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] signature = HeadKeys.sign(key.key(), Opening.text(chain, after, reason, now));
        return new Opening(chain, after, reason, now, HeadKeys.fingerprint(key.certificate()), signature);
    }
}
