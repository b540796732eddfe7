package org.diwan.insight.pages;

import java.util.List;
import java.util.Locale;
import org.diwan.insight.Figure;
import org.diwan.insight.Period;
import org.diwan.insight.pages.BarChart.Value;
import org.diwan.insight.pages.Overview.Late;
import org.diwan.insight.pages.Overview.Piece;
import org.diwan.web.Formats;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How many cases ran over their target in each piece of a period, drawn against the limit. */
@Component
class LateShares {

    private static final double FINEST = 0.0025;

    private final FigureWords words;
    private final Formats formats;
    private final InsightPageSettings settings;

    LateShares(FigureWords words, Formats formats, InsightPageSettings settings) {
        this.words = words;
        this.formats = formats;
        this.settings = settings;
    }

    Late of(Look look, Days days) {
        Period period = look.scope().period();
        Buckets buckets = Buckets.of(period);
        double limit = settings.lateLimit();
        List<Piece> pieces = buckets.pieces().stream()
                .map(piece -> new Piece(
                        words.piece(buckets.kind(), piece),
                        days.in(piece, Figure.DECIDED),
                        look.in(piece).cases(Figure.DECIDED),
                        days.in(piece, Figure.LATE),
                        look.in(piece).cases(Figure.LATE)))
                .toList();
        double most = pieces.stream().mapToDouble(LateShares::share).max().orElse(0);
        return new Late(
                BarChart.of(
                        pieces.stream()
                                .map(piece -> new BarChart.Piece(
                                        piece.name(),
                                        List.of(value(
                                                piece,
                                                limit,
                                                share(piece) == most || piece == pieces.get(pieces.size() - 1)))))
                                .toList(),
                        limit,
                        words.say("insight.late.limit", words.percent(limit)),
                        FINEST,
                        rightToLeft(),
                        words::percent),
                buckets.kind().key(),
                pieces,
                days.in(period, Figure.LATE),
                days.in(period, Figure.DECIDED),
                limit,
                (int) pieces.stream().filter(piece -> share(piece) > limit).count());
    }

    private Value value(Piece piece, double limit, boolean told) {
        double share = share(piece);
        return new Value(
                share,
                share > limit ? "c-bad" : "c-main",
                piece.lateHref(),
                words.say(
                        "insight.late.bar",
                        piece.name(),
                        formats.number(piece.late()),
                        formats.number(piece.decided())),
                told && share > 0);
    }

    private static double share(Piece piece) {
        return piece.decided() == 0 ? 0 : (double) piece.late() / piece.decided();
    }

    static boolean rightToLeft() {
        Locale locale = LocaleContextHolder.getLocale();
        return locale.getLanguage().equals("ar");
    }
}
