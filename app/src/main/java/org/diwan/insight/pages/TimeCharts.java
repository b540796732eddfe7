package org.diwan.insight.pages;

import java.util.List;
import org.diwan.insight.Figure;
import org.diwan.insight.Period;
import org.diwan.insight.pages.BarChart.Value;
import org.diwan.web.Formats;
import org.springframework.stereotype.Component;

/** How many of some figures came over the time of a period. */
@Component
class TimeCharts {

    private static final List<String> TONES = List.of("c-main", "c-edge");

    private final FigureWords words;
    private final Formats formats;

    TimeCharts(FigureWords words, Formats formats) {
        this.words = words;
        this.formats = formats;
    }

    /** A chart and the same as a table. */
    record Chart(BarChart bars, String kind, List<Row> rows) {}

    /** A piece of time with the number of each figure. */
    record Row(String name, List<Cell> cells) {}

    /** A number and the cases behind it. */
    record Cell(long n, String href) {}

    Chart of(Look look, Days days, List<Figure> figures) {
        Buckets buckets = Buckets.of(look.scope().period());
        List<Row> rows = buckets.pieces().stream()
                .map(piece -> new Row(
                        words.piece(buckets.kind(), piece),
                        figures.stream()
                                .map(figure -> new Cell(
                                        days.in(piece, figure), look.in(piece).cases(figure)))
                                .toList()))
                .toList();
        List<BarChart.Piece> pieces = buckets.pieces().stream()
                .map(piece -> piece(look, days, figures, buckets, piece))
                .toList();
        return new Chart(
                BarChart.of(pieces, -1, "", 1, LateShares.rightToLeft(), n -> formats.number(Math.round(n))),
                buckets.kind().key(),
                rows);
    }

    private BarChart.Piece piece(Look look, Days days, List<Figure> figures, Buckets buckets, Period piece) {
        String name = words.piece(buckets.kind(), piece);
        return new BarChart.Piece(
                name,
                figures.stream()
                        .map(figure -> new Value(
                                days.in(piece, figure),
                                TONES.get(figures.indexOf(figure)),
                                look.in(piece).cases(figure),
                                words.say(
                                        "insight.chart.bar",
                                        name,
                                        words.say("insight.figure." + figure.key()),
                                        formats.number(days.in(piece, figure))),
                                false))
                        .toList());
    }
}
