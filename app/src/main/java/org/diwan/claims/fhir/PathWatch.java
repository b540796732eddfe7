package org.diwan.claims.fhir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.validation.ValidatorHandler;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/** Follows the path of the element that the validator looks at, and notes its errors with it. */
final class PathWatch extends XMLFilterImpl implements ErrorHandler {

    private static final int MOST = 100;
    private static final Set<String> LISTS = Set.of("entry", "item", "diagnosis", "insurance", "contained");

    /** No type of FHIR is longer; what follows need not be matched against a pattern. */
    private static final int LOOKED_AT = 4_096;

    private final Deque<Step> steps = new ArrayDeque<>();
    private final Map<String, FhirProblem> problems = new LinkedHashMap<>();
    private boolean starting;

    PathWatch(ValidatorHandler validator) {
        setContentHandler(validator);
    }

    /** An element, the text of its value, and how often each name stood in it so far. */
    private record Step(String name, @Nullable String value, Map<String, Integer> children) {}

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        Step parent = steps.peekLast();
        int number = parent == null ? 0 : parent.children().merge(name, 1, Integer::sum) - 1;
        boolean numbered = number > 0 || LISTS.contains(name);
        steps.addLast(
                new Step(numbered ? name + "[" + number + "]" : name, attributes.getValue("value"), new HashMap<>()));
        starting = true;
        watchNumber(name, parent);
        super.startElement(uri, name, qualified, clipped(attributes));
        starting = false;
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        super.endElement(uri, name, qualified);
        steps.removeLast();
    }

    /** The schema takes numbers of any length, the parser does too, and then has no end of work. */
    private void watchNumber(String name, @Nullable Step parent) {
        Step here = steps.getLast();
        String around = parent == null ? "" : parent.name();
        if (here.value() != null && PlainNumber.isMeant(name, around)) {
            Reason wrong = PlainNumber.refuse(here.value());
            if (wrong != null) {
                problems.put(path(false), new FhirProblem(path(false), wrong));
            }
        }
    }

    private static Attributes clipped(Attributes attributes) {
        String value = attributes.getValue("value");
        if (value == null || value.length() <= LOOKED_AT) {
            return attributes;
        }
        var shorter = new AttributesImpl(attributes);
        shorter.setValue(shorter.getIndex("value"), value.substring(0, LOOKED_AT));
        return shorter;
    }

    /** Notes the first error of each element. */
    void add(SAXParseException e) {
        if (problems.size() < MOST) {
            Step at = steps.peekLast();
            var words = new SchemaWords(String.valueOf(e.getMessage()), at == null ? null : at.value());
            String path = path(starting && words.areOfParent());
            problems.putIfAbsent(path, new FhirProblem(path, words.told()));
        }
    }

    private String path(boolean parent) {
        List<String> names = steps.stream().map(Step::name).toList();
        return String.join(".", parent && names.size() > 1 ? names.subList(0, names.size() - 1) : names);
    }

    List<FhirProblem> problems() {
        return new ArrayList<>(problems.values());
    }

    @Override
    public void warning(SAXParseException e) {
        add(e);
    }

    @Override
    public void error(SAXParseException e) {
        add(e);
    }

    @Override
    public void fatalError(SAXParseException e) {
        add(e);
    }
}
