package org.diwan.insight;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Figures that one look at the facts counts: of the same facts, by the same detail. */
record Look(Facts facts, String detail, List<Figure> figures) {

    /** As few looks as these figures need. */
    static List<Look> at(Collection<Figure> figures) {
        Map<List<Object>, List<Figure>> same = figures.stream()
                .collect(Collectors.groupingBy(
                        figure -> List.of(figure.facts(), figure.detail()), LinkedHashMap::new, Collectors.toList()));
        return same.values().stream()
                .map(all -> new Look(all.get(0).facts(), all.get(0).detail(), all))
                .toList();
    }

    boolean hasDetails() {
        return figures.get(0).hasDetails();
    }

    /**
     * The counts that are not zero, as rows of at, service, office, channel, detail, figure, n and amount.
     *
     * @param at SQL of the hour, day or month that a fact is in
     * @param filter more that facts have to fulfil, such as {@link ScopeValues#FILTER}
     */
    String counts(String at, String filter) {
        return """
                select k.at, k.service, k.office, k.channel, k.detail, v.figure, v.n, v.amount
                from (select %s as at, f.service, f.office, f.channel, %s as detail, %s
                      from %s where %s%s group by 1, 2, 3, 4, 5) k
                cross join lateral (values %s) v (figure, n, amount)
                where v.n > 0"""
                .formatted(
                        at,
                        detail,
                        each("count(*) filter (where %2$s) as n%1$d, sum(%3$s) filter (where %2$s) as a%1$d"),
                        facts.from(),
                        facts.within(),
                        filter,
                        each("('%4$s', k.n%1$d, k.a%1$d)"));
    }

    private String each(String form) {
        return IntStream.range(0, figures.size())
                .mapToObj(i -> form.formatted(
                        i,
                        figures.get(i).condition(),
                        figures.get(i).amount(),
                        figures.get(i).name()))
                .collect(Collectors.joining(", "));
    }
}
