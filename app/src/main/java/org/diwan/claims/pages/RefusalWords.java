package org.diwan.claims.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Says in the reader's language why something in a file was refused. The check says it in English, the language of the
 * command line; the English text under {@code claims.reason.} is what it says, so that its key finds the other ones.
 */
@Component
class RefusalWords {

    private static final String PREFIX = "claims.reason.";
    private static final Pattern VALUE = Pattern.compile("\\{\\d}");

    private final MessageSource messages;
    private final List<Known> known;

    RefusalWords(MessageSource messages) throws IOException {
        this.messages = messages;
        this.known = read();
    }

    /** @param values how many the text holds */
    private record Known(String key, Pattern text, int values) {}

    private static List<Known> read() throws IOException {
        var texts = new Properties();
        try (Reader reader = new InputStreamReader(
                new ClassPathResource("messages/claims.properties").getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> known(key, texts.getProperty(key)))
                .sorted(Comparator.comparingInt(Known::values))
                .toList();
    }

    private static Known known(String key, String text) {
        int values = (int) VALUE.matcher(text).results().count();
        String plain = values == 0 ? text : text.replace("''", "'");
        String pattern =
                Arrays.stream(VALUE.split(plain, -1)).map(Pattern::quote).collect(Collectors.joining("(.+?)"));
        return new Known(key, Pattern.compile(pattern, Pattern.DOTALL), values);
    }

    /** The reason in that language; one that nobody has translated stays as it is. */
    String in(String reason, Locale locale) {
        for (Known one : known) {
            Matcher found = one.text().matcher(reason);
            if (found.matches()) {
                return messages.getMessage(one.key(), values(found.toMatchResult(), locale), locale);
            }
        }
        return reason;
    }

    /** Values that are reasons themselves, one or several, are translated too. */
    private Object[] values(MatchResult found, Locale locale) {
        return IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(group -> Arrays.stream(found.group(group).split("; "))
                        .map(piece -> in(piece, locale))
                        .collect(Collectors.joining("; ")))
                .toArray();
    }
}
