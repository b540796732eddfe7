package org.diwan.catalog;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a process as its model lays it out, in lines that SVG draws; without words and state.
 *
 * @param viewBox what the drawing takes, in its own units
 * @param width of it, in the same
 */
public record ProcessPlan(String viewBox, int width, List<Figure> figures, List<Arrow> arrows) {

    private static final double ROOM = 12;

    /**
     * Something with an outline.
     *
     * @param name as the model has it
     * @param style classes of the outline
     * @param outline path of the outline
     * @param sign path of what is drawn inside; empty where nothing is
     * @param within whether its name stands inside
     * @param told whether it is worth a line of the list that says the same in words
     */
    public record Figure(
            String id,
            String name,
            String style,
            String outline,
            String sign,
            Box box,
            Box label,
            boolean within,
            boolean told) {}

    /** A flow, with its head. */
    public record Arrow(String name, String line, String head, Box label) {}

    /** A place. */
    public record Box(double x, double y, double width, double height) {

        static Box of(Bounds bounds) {
            return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
        }

        /** Half way across. */
        public double middle() {
            return x + width / 2;
        }

        /** Half way down. */
        public double centre() {
            return y + height / 2;
        }
    }

    static ProcessPlan of(BpmnModelInstance model) {
        List<Figure> figures = new ArrayList<>();
        model.getModelElementsByType(BpmnShape.class).stream()
                .filter(shape -> shape.getBpmnElement() != null)
                .forEach(shape -> figures.add(figure(shape)));
        List<Arrow> arrows = model.getModelElementsByType(BpmnEdge.class).stream()
                .map(ProcessPlan::arrow)
                .toList();
        Box room = room(figures, arrows, model.getModelElementsByType(Waypoint.class));
        return new ProcessPlan(
                text("%.0f %.0f %.0f %.0f", room.x(), room.y(), room.width(), room.height()),
                (int) room.width(),
                figures,
                arrows);
    }

    private static Box room(List<Figure> figures, List<Arrow> arrows, Collection<Waypoint> waypoints) {
        List<Box> boxes = Stream.of(
                        figures.stream().flatMap(figure -> Stream.of(figure.box(), figure.label())),
                        arrows.stream().filter(arrow -> !arrow.name().isEmpty()).map(Arrow::label),
                        waypoints.stream().map(point -> new Box(point.getX(), point.getY(), 0, 0)))
                .flatMap(all -> all)
                .toList();
        double left = boxes.stream().mapToDouble(Box::x).min().orElse(0) - ROOM;
        double top = boxes.stream().mapToDouble(Box::y).min().orElse(0) - ROOM;
        double right =
                boxes.stream().mapToDouble(box -> box.x() + box.width()).max().orElse(0) + ROOM;
        double bottom =
                boxes.stream().mapToDouble(box -> box.y() + box.height()).max().orElse(0) + ROOM;
        return new Box(left, top, right - left, bottom - top);
    }

    private static Figure figure(BpmnShape shape) {
        BaseElement element = shape.getBpmnElement();
        Box box = Box.of(shape.getBounds());
        boolean within = element instanceof Activity || element instanceof TextAnnotation;
        boolean whole = element instanceof SubProcess;
        Box around = whole ? new Box(box.x(), box.y() + 4, box.width(), 20) : box;
        Box below = new Box(box.middle() - 50, box.y() + box.height() + 4, 100, 28);
        Box own = label(shape.getBpmnLabel());
        return new Figure(
                element.getId(),
                name(element),
                style(element),
                outline(element, box),
                sign(element, box),
                box,
                within ? around : own == null ? below : own,
                within,
                element instanceof Activity && !whole || element instanceof Event);
    }

    private static String name(BaseElement element) {
        String name = element instanceof FlowElement flow
                ? flow.getName()
                : element instanceof TextAnnotation note && note.getText() != null
                        ? note.getText().getTextContent()
                        : null;
        return name == null ? "" : name;
    }

    private static String style(BaseElement element) {
        if (element instanceof TextAnnotation) {
            return "f";
        }
        boolean dashed = element instanceof BoundaryEvent boundary && !boundary.cancelActivity()
                || element instanceof StartEvent start && !start.isInterrupting()
                || element instanceof SubProcess inner && inner.triggeredByEvent();
        return "n" + (element instanceof EndEvent ? " end" : "") + (dashed ? " dash" : "");
    }

    private static String outline(BaseElement element, Box box) {
        if (element instanceof TextAnnotation) {
            return text(
                    "M%.1f %.1fH%.1fV%.1fH%.1f", box.x() + 10, box.y(), box.x(), box.y() + box.height(), box.x() + 10);
        }
        if (element instanceof Gateway) {
            return text(
                    "M%.1f %.1fL%.1f %.1fL%.1f %.1fL%.1f %.1fZ",
                    box.middle(),
                    box.y(),
                    box.x() + box.width(),
                    box.centre(),
                    box.middle(),
                    box.y() + box.height(),
                    box.x(),
                    box.centre());
        }
        if (element instanceof Event) {
            boolean twice = !(element instanceof StartEvent) && !(element instanceof EndEvent);
            return circle(box, box.width() / 2) + (twice ? circle(box, box.width() / 2 - 3) : "");
        }
        return text(
                "M%.1f %.1fh%.1fa8 8 0 0 1 8 8v%.1fa8 8 0 0 1-8 8h-%.1fa8 8 0 0 1-8-8v-%.1fa8 8 0 0 1 8-8z",
                box.x() + 8, box.y(), box.width() - 16, box.height() - 16, box.width() - 16, box.height() - 16);
    }

    private static String circle(Box box, double radius) {
        return text(
                "M%.1f %.1fa%.1f %.1f 0 1 0 %.1f 0a%.1f %.1f 0 1 0-%.1f 0z",
                box.middle() - radius, box.centre(), radius, radius, 2 * radius, radius, radius, 2 * radius);
    }

    private static String sign(BaseElement element, Box box) {
        double x = box.middle();
        double y = box.centre();
        if (element instanceof ExclusiveGateway) {
            return text("M%.1f %.1fl14 14m0-14l-14 14", x - 7, y - 7);
        }
        if (element instanceof ParallelGateway) {
            return text("M%.1f %.1fv20m-10-10h20", x, y - 10);
        }
        if (element instanceof EventBasedGateway) {
            return circle(box, 11) + text("M%.1f %.1fl7 5-3 8h-8l-3-8z", x, y - 7);
        }
        if (element instanceof Event event) {
            return definition(event, x, y);
        }
        double left = box.x() + 8;
        double top = box.y() + 7;
        if (element instanceof UserTask) {
            return text("M%.1f %.1fa3.5 3.5 0 1 0 .1 0zm-6 14c0-4 3-6 6-6s6 2 6 6z", left + 6, top);
        }
        if (element instanceof BusinessRuleTask) {
            return text("M%.1f %.1fh14v11h-14zm0 4h14m-9 0v7m-5-3.500h14", left, top);
        }
        return element instanceof org.camunda.bpm.model.bpmn.instance.Task
                ? circle(new Box(left + 3, top + 2, 8, 8), 3.2)
                        + text("M%.1f %.1fv3m0 8v3m-7-7h3m8 0h3", left + 7, top - 1)
                : "";
    }

    private static String definition(Event event, double x, double y) {
        Collection<EventDefinition> definitions = event instanceof CatchEvent caught
                ? caught.getEventDefinitions()
                : event instanceof ThrowEvent thrown ? thrown.getEventDefinitions() : List.of();
        EventDefinition definition = definitions.stream().findFirst().orElse(null);
        if (definition instanceof MessageEventDefinition) {
            return text("M%.1f %.1fh14v10h-14zl7 5 7-5", x - 7, y - 5);
        }
        if (definition instanceof TimerEventDefinition) {
            return text("M%.1f %.1fa8 8 0 1 0 .1 0zm0 3v5l3.500 2", x, y - 8);
        }
        return definition == null ? "" : text("M%.1f %.1fl3-9 4 6 4-7-3 10-4-6z", x - 6, y + 6);
    }

    private static Arrow arrow(BpmnEdge edge) {
        List<Waypoint> points = List.copyOf(edge.getWaypoints());
        String line = "M"
                + points.stream()
                        .map(point -> text("%.1f %.1f", point.getX(), point.getY()))
                        .collect(Collectors.joining("L"));
        BaseElement element = edge.getBpmnElement();
        String name = element instanceof SequenceFlow flow && flow.getName() != null ? flow.getName() : "";
        Box label = label(edge.getBpmnLabel());
        Waypoint first = points.get(0);
        Box near = new Box(first.getX() - 20, first.getY() - 22, 80, 14);
        return new Arrow(name, line, element instanceof SequenceFlow ? head(points) : "", label == null ? near : label);
    }

    private static String head(List<Waypoint> points) {
        Waypoint tip = points.get(points.size() - 1);
        Waypoint before = points.get(points.size() - 2);
        double angle = Math.atan2(tip.getY() - before.getY(), tip.getX() - before.getX());
        double back = 9;
        double half = 0.45;
        return text(
                "M%.1f %.1fL%.1f %.1fL%.1f %.1fz",
                tip.getX(),
                tip.getY(),
                tip.getX() - back * Math.cos(angle - half),
                tip.getY() - back * Math.sin(angle - half),
                tip.getX() - back * Math.cos(angle + half),
                tip.getY() - back * Math.sin(angle + half));
    }

    private static @Nullable Box label(@Nullable BpmnLabel label) {
        return label == null || label.getBounds() == null ? null : Box.of(label.getBounds());
    }

    private static String text(String form, Object... values) {
        return String.format(ROOT, form, values).replace(".0", "");
    }
}
