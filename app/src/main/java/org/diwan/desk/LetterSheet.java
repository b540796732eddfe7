package org.diwan.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.diwan.identity.FirstPins;
import org.diwan.printing.DocumentRenderer;
import org.diwan.printing.PrintTemplate;
import org.diwan.registry.Person;
import org.diwan.web.Formats;
import org.diwan.web.Languages;
import org.diwan.web.Settings;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The letter that brings a PIN, in the language of the person; the national ID is not in it, so that who finds it cannot use it. */
@Component
class LetterSheet {

    private static final int STEPS = 3;

    private final DocumentRenderer renderer;
    private final MessageSource texts;
    private final Formats formats;
    private final Settings settings;
    private final Clock clock;
    private final PrintTemplate template;

    LetterSheet(DocumentRenderer renderer, MessageSource texts, Formats formats, Settings settings, Clock clock) {
        this.renderer = renderer;
        this.texts = texts;
        this.formats = formats;
        this.settings = settings;
        this.clock = clock;
        try {
            this.template = new PrintTemplate(
                    new ClassPathResource("desk/pin-letter.html").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] print(Person person, String pin) {
        Locale reader = LocaleContextHolder.getLocale();
        Locale language = Languages.of(person.language()).orElse(Locale.ENGLISH);
        LocaleContextHolder.setLocale(language);
        try {
            return renderer.render(template.fill(values(person, pin, language)), new LetterPaper());
        } finally {
            LocaleContextHolder.setLocale(reader);
        }
    }

    private Map<String, Object> values(Person person, String pin, Locale language) {
        boolean arabic = language.getLanguage().equals("ar");
        String until = formats.date(clock.instant().plus(FirstPins.Way.LETTER.valid()));
        List<String> steps = IntStream.rangeClosed(1, STEPS)
                .mapToObj(step -> text("step" + step, language, settings.baseUrl() + "/sign-in"))
                .toList();
        return Map.ofEntries(
                Map.entry("lang", language.getLanguage()),
                Map.entry("dir", arabic ? "rtl" : "ltr"),
                Map.entry("institution", Objects.requireNonNull(texts.getMessage("web.institution", null, language))),
                Map.entry("sender", text("sender", language)),
                Map.entry(
                        "name", arabic ? person.name().arabic() : person.name().latin()),
                Map.entry("city", Objects.requireNonNullElse(person.city(), "")),
                Map.entry("date", formats.date(clock.instant())),
                Map.entry("subject", text("subject", language)),
                Map.entry("lead", text("lead", language)),
                Map.entry("pinLabel", text("pin", language)),
                Map.entry("pin", pin),
                Map.entry("until", text("until", language, until)),
                Map.entry("steps", steps),
                Map.entry("warning", text("warning", language)),
                Map.entry("close", text("close", language)));
    }

    private String text(String key, Locale language, Object... values) {
        return Objects.requireNonNull(texts.getMessage("desk.letter." + key, values, language));
    }
}
