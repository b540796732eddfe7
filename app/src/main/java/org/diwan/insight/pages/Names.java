package org.diwan.insight.pages;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.diwan.calendar.WorkingTime;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Services, offices, channels, steps, reasons and units in the reader's words; templates call it as {@code @insightNames}. */
@Component("insightNames")
public class Names {

    static final List<String> CHANNELS = List.of("web", "kiosk", "call-centre", "office", "api", "sms");

    private final Services services;
    private final WorkingTime workingTime;
    private final MessageSource messages;

    Names(Services services, WorkingTime workingTime, MessageSource messages) {
        this.services = services;
        this.workingTime = workingTime;
        this.messages = messages;
    }

    /** Something to choose. */
    public record Choice(String key, String name) {}

    /** The services on offer by their names. */
    public List<Choice> services() {
        return services.all().stream()
                .map(one -> new Choice(one.key(), one.name(locale())))
                .toList();
    }

    /** The offices there are. */
    public List<Choice> offices() {
        return workingTime.offices().stream()
                .map(one -> new Choice(one, office(one)))
                .toList();
    }

    /** The channels there are. */
    public List<Choice> channels() {
        return CHANNELS.stream().map(one -> new Choice(one, channel(one))).toList();
    }

    /** A service; one that is offered no more goes by its key. */
    public String service(String key) {
        return services.find(key).map(one -> one.name(locale())).orElse(key);
    }

    public String office(String key) {
        return key.equals(WorkingTime.MAIN) ? said("insight.office.main", key) : capital(key);
    }

    public String channel(String key) {
        return said("desk.channel." + key, key);
    }

    /** Where colleagues work; none stands for those who are told together. */
    public String unit(String key) {
        return key.isEmpty() ? said("insight.unit.together", key) : said("insight.unit." + key, capital(key));
    }

    /** A step as staff call it, else as operators or clients do; else its name in the model. */
    public String step(@Nullable String service, String element) {
        return text(service, key -> Stream.of("task." + element, "incident." + element, "step." + element))
                .orElseGet(() -> spelled(element));
    }

    /** Why something was refused: as the clerk chose it, else as the client was told. */
    public String reason(@Nullable String service, String reason) {
        if (reason.isEmpty()) {
            return said("insight.reason.none", reason);
        }
        return text(
                        service,
                        found -> Stream.concat(
                                found.texts(locale()).keySet().stream()
                                        .filter(key -> key.endsWith(".reason.option." + reason)),
                                Stream.of("reason." + reason)))
                .orElseGet(() -> spelled(reason));
    }

    private Optional<String> text(@Nullable String service, Function<Service, Stream<String>> keys) {
        Stream<Service> asked = service == null ? services.all().stream() : services.find(service).stream();
        return asked.flatMap(one -> keys.apply(one).map(key -> one.text(key, locale())))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .findFirst();
    }

    private static String spelled(String key) {
        return capital(
                key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replace('-', ' ').toLowerCase(Locale.ROOT));
    }

    private static String capital(String key) {
        return key.isEmpty() ? key : key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    }

    private String said(String key, String otherwise) {
        return Objects.requireNonNull(messages.getMessage(key, null, otherwise, locale()));
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
