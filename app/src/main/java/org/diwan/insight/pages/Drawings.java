package org.diwan.insight.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diwan.catalog.PlanWords;
import org.diwan.catalog.PlanWords.Line;
import org.diwan.catalog.PlanWords.Word;
import org.diwan.catalog.ProcessPlan;
import org.diwan.catalog.ProcessPlan.Box;
import org.diwan.catalog.Service;
import org.diwan.insight.Figure;
import org.diwan.insight.pages.Drawing.Badge;
import org.diwan.insight.pages.Drawing.Flow;
import org.diwan.insight.pages.Drawing.Part;
import org.diwan.insight.pages.Drawing.Place;
import org.diwan.web.Formats;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Draws the figures of steps into the process. */
@Component
class Drawings {

    /** What a figure at an edge needs beyond the drawing. */
    private static final double ROOM = 8;

    private static final double LETTER = 6.4;
    private static final double HEIGHT = 19;
    private static final double SMALL = 60;

    private final Formats formats;

    Drawings(Formats formats) {
        this.formats = formats;
    }

    Drawing draw(ProcessPlan plan, Service service, Look look, List<StepFigures> steps) {
        Map<String, StepFigures> byElement =
                steps.stream().collect(Collectors.toMap(StepFigures::element, Function.identity()));
        Locale locale = LocaleContextHolder.getLocale();
        List<Part> parts = plan.figures().stream()
                .map(figure -> part(plan, figure, byElement.get(figure.id()), service, look, locale))
                .toList();
        String[] box = plan.viewBox().split(" ");
        int width = plan.width() + 2 * (int) ROOM;
        int height = Integer.parseInt(box[3]) + 2 * (int) ROOM;
        String viewBox = (Integer.parseInt(box[0]) - (int) ROOM) + " " + (Integer.parseInt(box[1]) - (int) ROOM) + " "
                + width + " " + height;
        return new Drawing(
                viewBox,
                width,
                height,
                parts,
                plan.arrows().stream()
                        .map(arrow -> new Flow(arrow.line(), arrow.head(), PlanWords.lines(arrow)))
                        .toList());
    }

    private Part part(
            ProcessPlan plan,
            ProcessPlan.Figure figure,
            @Nullable StepFigures step,
            Service service,
            Look look,
            Locale locale) {
        Word word = PlanWords.of(figure, service, locale);
        List<Line> words = PlanWords.lines(figure, word);
        boolean timed = step != null && step.times() != null;
        boolean roomy = figure.within() && figure.box().height() >= SMALL;
        List<Line> set = timed && roomy
                ? words.stream()
                        .map(line -> new Line(line.x(), line.y() - (words.size() > 2 ? 16 : 14), line.text()))
                        .toList()
                : words;
        Box box = figure.box();
        Place said = !timed
                ? null
                : roomy
                        ? new Place(box.middle(), box.y() + box.height() - 28)
                        : new Place(
                                figure.label().middle(),
                                words.isEmpty()
                                        ? box.y() + box.height() + 14
                                        : words.get(words.size() - 1).y() + 13);
        return new Part(
                figure, set, word.lang(), step, step == null ? List.of() : badges(plan, figure, step, look), said);
    }

    /** What came through at the right, what waits at the left, what of it is late where there is room below. */
    private List<Badge> badges(ProcessPlan plan, ProcessPlan.Figure figure, StepFigures step, Look look) {
        List<Badge> badges = new ArrayList<>();
        Box box = figure.box();
        Change change = step.passedChange();
        double top = box.y() - 10;
        Badge passed =
                badge("passed", step.passed(), change == null ? "" : change.arrow(), look, step, Figure.STEP_LEFT);
        if (step.passed() > 0) {
            badges.add(at(passed, box.x() + box.width() + 6 - passed.width(), top));
        }
        if (step.waiting() > 0) {
            Badge waiting = badge("waiting", step.waiting(), "", look, step, Figure.STEP_WAITING);
            badges.add(at(waiting, figure.within() ? box.x() - 14 : box.x() - waiting.width() + 10, top));
        }
        if (step.overdue() > 0) {
            Badge overdue = badge("overdue", step.overdue(), "", look, step, Figure.STEP_OVERDUE);
            double low = box.y() + box.height() - 9;
            double left = figure.within() ? box.x() - 6 : box.x() - overdue.width() + 8;
            double right = box.x() + box.width() + 6 - overdue.width();
            badges.add(at(overdue, isFree(plan, figure, left, low, overdue.width()) ? left : right, low));
        }
        return badges;
    }

    /** Whether nothing else, such as an event at the edge, is drawn there. */
    private static boolean isFree(ProcessPlan plan, ProcessPlan.Figure own, double x, double y, double width) {
        return plan.figures().stream()
                .filter(other -> !other.id().equals(own.id()) && other.box().width() <= SMALL)
                .map(ProcessPlan.Figure::box)
                .noneMatch(box -> box.x() < x + width
                        && box.x() + box.width() > x
                        && box.y() < y + HEIGHT
                        && box.y() + box.height() > y);
    }

    private Badge badge(String key, long n, String arrow, Look look, StepFigures step, Figure figure) {
        String number = formats.number(n);
        int letters = number.length() + (arrow.isEmpty() ? 0 : 2);
        return new Badge(
                key,
                n,
                number,
                arrow,
                look.cases(figure, step.element()),
                new Place(0, 0),
                Math.max(24, 15 + LETTER * letters));
    }

    private static Badge at(Badge badge, double x, double y) {
        return new Badge(
                badge.key(), badge.n(), badge.number(), badge.arrow(), badge.href(), new Place(x, y), badge.width());
    }
}
