package org.diwan.insight.pages;

import java.util.Objects;
import java.util.stream.Collectors;
import org.diwan.catalog.Priority;
import org.diwan.catalog.Span;
import org.diwan.catalog.Target;
import org.diwan.web.Formats;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Targets and changes in words; templates call it as {@code @flowWords}. */
@Component("flowWords")
public class FlowWords {

    private final MessageSource messages;
    private final Formats formats;
    private final FigureWords figures;

    FlowWords(MessageSource messages, Formats formats, FigureWords figures) {
        this.messages = messages;
        this.formats = formats;
        this.figures = figures;
    }

    /** 2 working days; high: 8 h. A dash where there is none. */
    public String target(@Nullable Target target) {
        if (target == null) {
            return "–";
        }
        Span normal = target.of(Priority.NORMAL);
        return target.spans().entrySet().stream()
                .map(one -> one.getKey() == Priority.NORMAL
                        ? span(normal)
                        : say("flow.target." + one.getKey().key(), span(one.getValue())))
                .collect(Collectors.joining(say("flow.target.and")));
    }

    private String span(Span span) {
        return span.days() == 0 ? figures.lasting(span.time()) : formats.plural("flow.target.days", span.days());
    }

    /** 4% more; as many; none before. */
    public String counted(@Nullable Change change) {
        return change == null ? "–" : told("flow.counted.", change);
    }

    /** 4% longer; as long. */
    public String lasted(@Nullable Change change) {
        return change == null ? "–" : told("flow.lasted.", change);
    }

    private String told(String key, Change change) {
        return say(key + change.direction(), figures.percent(change.percent() / 100.0));
    }

    String say(String key, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, LocaleContextHolder.getLocale()));
    }
}
