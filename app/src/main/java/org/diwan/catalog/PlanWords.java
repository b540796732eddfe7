package org.diwan.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.diwan.catalog.ProcessPlan.Arrow;
import org.diwan.catalog.ProcessPlan.Box;
import org.diwan.catalog.ProcessPlan.Figure;
import org.jspecify.annotations.Nullable;

/** Words of a drawn process, in the reader's language and in lines that fit. */
public final class PlanWords {

    private static final double LINE = 13;
    private static final double LETTER = 5.6;

    private PlanWords() {}

    /**
     * What an element is called.
     *
     * @param lang language of the word where it is not the reader's
     */
    public record Word(String text, @Nullable String lang) {}

    /** A line of words, and the middle of where it stands. */
    public record Line(double x, double y, String text) {}

    /** In the reader's language where the service has words for it, as a task, for operators or in the case; else as the model names it. */
    public static Word of(Figure figure, Service service, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        String own = Stream.of("task.", figure.within() ? "incident." : "task.", english ? "task." : "step.")
                .map(kind -> service.text(kind + figure.id(), locale))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return own == null ? new Word(figure.name(), english ? null : "en") : new Word(own, null);
    }

    /** The lines of an element's word. */
    public static List<Line> lines(Figure figure, Word word) {
        return lines(word.text(), figure.label(), figure.within());
    }

    /** The lines beside a flow. */
    public static List<Line> lines(Arrow arrow) {
        return lines(arrow.name(), arrow.label(), false);
    }

    /** In the middle of the box, or from its top down. */
    private static List<Line> lines(String words, Box box, boolean within) {
        if (words.isBlank()) {
            return List.of();
        }
        int most = (int) Math.max(8, (box.width() - (within ? 10 : 0)) / LETTER);
        List<String> texts = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > most) {
                texts.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        texts.add(line.toString());
        double top = within ? box.centre() - (texts.size() - 1) * LINE / 2 + 4 : box.y() + 10;
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            lines.add(new Line(box.middle(), top + i * LINE, texts.get(i)));
        }
        return lines;
    }
}
