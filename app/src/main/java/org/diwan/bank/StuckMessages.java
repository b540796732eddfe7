package org.diwan.bank;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.diwan.web.Incident;
import org.diwan.web.IncidentSource;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Messages with banks that could not go their way for some minutes, for the operator. */
@Component
class StuckMessages implements IncidentSource {

    static final int TRIES = 5;

    private final BankMessageRows rows;
    private final MessageSource texts;
    private final Clock clock;

    StuckMessages(BankMessageRows rows, MessageSource texts, Clock clock) {
        this.rows = rows;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "banks";
    }

    @Override
    public List<Incident> open() {
        return rows.stuck(TRIES).stream().map(this::incident).toList();
    }

    @Override
    public boolean retry(String id) {
        return number(id)
                .filter(number -> rows.tryNow(number, TRIES, clock.instant()))
                .isPresent();
    }

    @Override
    public State state(String id) {
        return number(id)
                .flatMap(rows::triesOfWaiting)
                .map(tries -> tries >= TRIES ? State.GIVEN_UP : State.WAITING)
                .orElse(State.DONE);
    }

    private static Optional<Long> number(String id) {
        return id.matches("\\d{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }

    private Incident incident(BankMessage message) {
        String way = message.isReport() ? "in" : "out";
        return new Incident(
                Long.toString(message.id()),
                message.at(),
                way + " " + message.kind(),
                text("bank.incident." + way, message.kind()),
                "bank",
                message.reference(),
                text("bank.incident.answer." + way),
                true,
                message.tries(),
                "bad");
    }

    private String text(String key, Object... values) {
        return Objects.requireNonNull(texts.getMessage(key, values, key, LocaleContextHolder.getLocale()));
    }
}
