package org.diwan.insight.pages;

import java.util.List;
import org.diwan.catalog.PlanWords.Line;
import org.diwan.catalog.ProcessPlan;
import org.jspecify.annotations.Nullable;

/** The process of a service with the figures of its steps. */
public record Drawing(String viewBox, int width, int height, List<Part> parts, List<Flow> flows) {

    /**
     * An element.
     *
     * @param lang language of its words where they are not the reader's
     * @param step its figures; null where nobody was there
     * @param said where its times stand; null where it has none
     */
    public record Part(
            ProcessPlan.Figure figure,
            List<Line> words,
            @Nullable String lang,
            @Nullable StepFigures step,
            List<Badge> badges,
            @Nullable Place said) {}

    /**
     * A number at an edge of an element that leads to its cases.
     *
     * @param key what it counts: {@code passed}, {@code waiting}, {@code overdue}
     * @param n the number
     * @param arrow how it has changed; empty where that is not told
     */
    public record Badge(String key, long n, String number, String arrow, String href, Place place, double width) {}

    /** The middle of a line of words. */
    public record Place(double x, double y) {

        /** So much to the left or right, down or up. */
        public Place by(double right, double down) {
            return new Place(x + right, y + down);
        }
    }

    /** A flow with its words. */
    public record Flow(String line, String head, List<Line> words) {}
}
