package org.diwan.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers as a tree: a path such as {@code children.0.name} leads through objects and, by number, through lists. */
final class Data {

    private Data() {}

    static @Nullable Object get(Map<String, ?> data, String path) {
        Object at = data;
        for (String segment : path.split("\\.")) {
            if (at instanceof Map<?, ?> object) {
                at = object.get(segment);
            } else if (at instanceof List<?> list && isIndex(segment) && index(segment) < list.size()) {
                at = list.get(index(segment));
            } else {
                return null;
            }
        }
        return at;
    }

    /** Sets the value; objects and list items on the way to it are made where they lack. */
    static void put(Map<String, Object> data, String path, Object value) {
        put(data, List.of(path.split("\\.")), value);
    }

    private static void put(Object at, List<String> segments, Object value) {
        String first = segments.get(0);
        if (at instanceof List && !isIndex(first)) {
            return;
        }
        if (segments.size() == 1) {
            set(at, first, value);
            return;
        }
        boolean listNext = isIndex(segments.get(1));
        Object next = step(at, first);
        if (next == null || (listNext ? !(next instanceof List) : !(next instanceof Map))) {
            next = listNext ? new ArrayList<Object>() : new LinkedHashMap<String, Object>();
            set(at, first, next);
        }
        put(next, segments.subList(1, segments.size()), value);
    }

    /** Takes the value away, and with it every object that it leaves empty; items of lists keep their place. */
    @SuppressWarnings("unchecked")
    static void remove(Map<String, Object> data, String path) {
        int last = path.lastIndexOf('.');
        if (last < 0) {
            data.remove(path);
            return;
        }
        String outer = path.substring(0, last);
        if (get(data, outer) instanceof Map<?, ?> object) {
            object.remove(path.substring(last + 1));
            if (object.isEmpty() && !isIndex(outer.substring(outer.lastIndexOf('.') + 1))) {
                remove(data, outer);
            }
        }
    }

    /** A copy whose objects and lists are its own. */
    static Map<String, Object> copy(Map<String, ?> data) {
        Map<String, Object> copy = new LinkedHashMap<>();
        data.forEach((name, value) -> copy.put(name, copy(value)));
        return copy;
    }

    /** Lays one tree over the other: objects and list items are joined, everything else is replaced. */
    @SuppressWarnings("unchecked")
    static void merge(Map<String, Object> onto, Map<String, ?> values) {
        values.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner && onto.get(name) instanceof Map<?, ?> kept) {
                merge((Map<String, Object>) kept, (Map<String, ?>) inner);
            } else {
                onto.put(name, copy(value));
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Object copy(Object value) {
        if (value instanceof Map<?, ?> object) {
            return copy((Map<String, ?>) object);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>(list.size());
            list.forEach(item -> items.add(copy(item)));
            return items;
        }
        return value;
    }

    private static @Nullable Object step(Object at, String segment) {
        if (at instanceof List<?> list) {
            return index(segment) < list.size() ? list.get(index(segment)) : null;
        }
        return ((Map<?, ?>) at).get(segment);
    }

    @SuppressWarnings("unchecked")
    private static void set(Object at, String segment, Object value) {
        if (at instanceof List<?> list) {
            List<Object> items = (List<Object>) list;
            while (items.size() <= index(segment)) {
                items.add(new LinkedHashMap<String, Object>());
            }
            items.set(index(segment), value);
        } else {
            ((Map<String, Object>) at).put(segment, value);
        }
    }

    /** The path without the numbers of rows, as the schema has it. */
    static String plain(String path) {
        return Arrays.stream(path.split("\\."))
                .filter(segment -> !isIndex(segment))
                .collect(Collectors.joining("."));
    }

    static boolean isIndex(String segment) {
        return !segment.isEmpty() && segment.length() < 6 && segment.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int index(String segment) {
        return Integer.parseInt(segment);
    }
}
