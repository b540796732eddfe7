package org.diwan.forms;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a browser posted, by name.
 *
 * @param sent the files that came with it, and those it may name
 * @param before the answers kept from before
 * @param lists how many rows each list has by the numbers in the names
 * @param newRow the path of a row that a button has just added; else empty
 * @param fixed the lists, by path without numbers, that have the rows of the answers from before, whatever is posted
 */
record Typed(
        Map<String, List<String>> values,
        SentFiles sent,
        Map<String, Object> before,
        Map<String, Integer> lists,
        String newRow,
        Set<String> fixed) {

    /** Takes away the file of that id: {@code _drop=<field>:<id>}. */
    static final String DROP = "_drop";

    static Typed of(Map<String, List<String>> values, SentFiles sent, Map<String, Object> before) {
        return new Typed(values, sent, before, lists(values.keySet(), sent.now().keySet()), "", Set.of());
    }

    Typed withFixed(Set<String> paths) {
        return new Typed(values, sent, before, lists, newRow, paths);
    }

    private boolean isFixed(String list) {
        return fixed.contains(Data.plain(list));
    }

    /** The rows that each list has by the numbers in the names. */
    private static Map<String, Integer> lists(Set<String> names, Set<String> files) {
        Map<String, Integer> lists = new HashMap<>();
        for (Set<String> some : List.of(names, files)) {
            for (String name : some) {
                for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
                    int end = name.indexOf('.', dot + 1);
                    String segment = end < 0 ? "" : name.substring(dot + 1, end);
                    if (Data.isIndex(segment)) {
                        lists.merge(name.substring(0, dot), Integer.parseInt(segment) + 1, Math::max);
                    }
                }
            }
        }
        return lists;
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    String one(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.get(0);
    }

    List<UploadedFile> files(String name) {
        return sent.now().getOrDefault(name, List.of());
    }

    /** The files from before that the form names, in its order. */
    List<UploadedFile> filesBefore(String name) {
        return all(name).stream()
                .distinct()
                .filter(id -> !dropped(name, id))
                .flatMap(id -> Stream.ofNullable(sent.before().get(id)))
                .toList();
    }

    @Nullable
    Object kept(String name) {
        return Data.get(before, name);
    }

    private boolean dropped(String name, String file) {
        return all(DROP).contains(name + ":" + file);
    }

    /** The rows that a list was posted with: the number it says of itself, or that of the names; -1 where none. */
    int rows(String list) {
        if (isFixed(list)) {
            return Expansion.rows(before, list);
        }
        String said = one(list);
        int numbered = lists.getOrDefault(list, -1);
        if (!said.matches("\\d{1,9}")) {
            return numbered;
        }
        return Math.max(numbered, Integer.parseInt(said));
    }

    /** Whether the field stands in the row that was just added, where nobody can have typed anything. */
    boolean fresh(Field field) {
        return !newRow.isEmpty() && (field.row() + ".").startsWith(newRow + ".");
    }

    /** One more row in a list. */
    Typed withRow(String list, int rows) {
        if (isFixed(list)) {
            return this;
        }
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(list, List.of(String.valueOf(rows + 1)));
        return new Typed(more, sent, before, lists, list + "." + rows, fixed);
    }

    /** Without the row of that number; those after it move up. */
    Typed withoutRow(String list, int row) {
        if (isFixed(list) || row >= rows(list)) {
            return this;
        }
        Map<String, Object> answers = Data.copy(before);
        if (Data.get(answers, list) instanceof List<?> kept && row < kept.size()) {
            kept.remove(row);
        }
        Map<String, List<String>> fewer = movedUp(values, list, row);
        fewer.put(list, List.of(String.valueOf(Math.max(0, rows(list) - 1))));
        return of(fewer, new SentFiles(movedUp(sent.now(), list, row), sent.before()), answers)
                .withFixed(fixed);
    }

    private static <T> Map<String, T> movedUp(Map<String, T> all, String list, int row) {
        Map<String, T> moved = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            String rest = name.startsWith(list + ".") ? name.substring(list.length() + 1) : "";
            String segment = rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : "";
            if (!Data.isIndex(segment)) {
                moved.put(name, value);
            } else if (Integer.parseInt(segment) != row) {
                int number = Integer.parseInt(segment);
                int now = number > row ? number - 1 : number;
                moved.put(list + "." + now + rest.substring(segment.length()), value);
            }
        });
        return moved;
    }
}
