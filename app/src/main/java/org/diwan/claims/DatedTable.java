package org.diwan.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dated decision data by its key, what begins last first. */
final class DatedTable<T> {

    private final Map<String, List<Dated<T>>> byKey = new HashMap<>();

    DatedTable(Collection<Dated<T>> rows) {
        rows.forEach(row ->
                byKey.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row));
        byKey.values()
                .forEach(list -> list.sort(
                        Comparator.comparing((Dated<T> row) -> row.from()).reversed()));
    }

    /** What is valid on the day: the latest that has begun counts, and none where that has ended. */
    @Nullable
    T on(String key, LocalDate day) {
        for (Dated<T> row : byKey.getOrDefault(key, List.of())) {
            if (row.begunBy(day)) {
                return row.holdsOn(day) ? row.value() : null;
            }
        }
        return null;
    }

    /** All that is valid on the day, where several may be side by side. */
    List<T> allOn(String key, LocalDate day) {
        List<Dated<T>> rows = byKey.get(key);
        return rows == null
                ? List.of()
                : rows.stream()
                        .filter(row -> row.holdsOn(day))
                        .map(Dated::value)
                        .toList();
    }
}
