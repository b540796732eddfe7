package org.diwan.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a manager may choose, the figures are what somebody finds who counts by hand. */
class FiguresTests {

    private static final int SCOPES = 16;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 10);
    private static final Instant NOW = Instant.parse("2026-04-15T08:20:00Z");
    private static InsightHouse house;
    private static HandCount byHand;

    @BeforeAll
    static void fill() {
        house = new InsightHouse(ZoneId.of("Europe/Paris"), NOW);
        byHand = new HandCount(house);
        byHand.knowHours();
        house.history(house.plan(Long.getLong("diwan.seed", 7), FIRST, 1_800));
        MoreFacts.add(house, new Random(3));
        house.rollup.catchUp();
        // From then on as it comes, a part of the days of long ago too.
        house.clock.set(NOW.plusSeconds(3_600));
        MoreFacts.change(house);
        house.rollup.catchUp();
        // A month that had changed too much is counted as a whole.
        house.rollup.catchUp();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void totalsAndDetailsAreWhatAHandCounts() {
        for (Scope scope : scopes()) {
            Map<Figure, Tally> expected = new EnumMap<>(Figure.class);
            for (Figure figure : Figure.values()) {
                expected.put(figure, byHand.total(scope, figure));
                if (figure.hasDetails()) {
                    assertThat(house.figures.details(scope, figure))
                            .as("%s of %s", figure, scope)
                            .isEqualTo(byHand.details(scope, figure));
                }
            }
            assertThat(house.figures.totals(scope)).as("%s", scope).isEqualTo(expected);
        }
    }

    @Test
    void theListIsAsLongAsTheFigureSays() {
        Random random = new Random(11);
        for (Scope scope : scopes().subList(0, SCOPES / 4)) {
            Map<Figure, Tally> totals = house.figures.totals(scope);
            for (Figure figure : Figure.values()) {
                assertThat(list(scope, figure, null, 1 + random.nextInt(400)))
                        .as("%s of %s", figure, scope)
                        .isEqualTo(totals.get(figure));
                house.figures.details(scope, figure).forEach((detail, tally) -> assertThat(
                                list(scope, figure, detail, 1 + random.nextInt(400)))
                        .as("%s %s of %s", figure, detail, scope)
                        .isEqualTo(tally));
            }
        }
    }

    /** Page by page and in one, which have to be the same. */
    private static Tally list(Scope scope, Figure figure, @Nullable String detail, int size) {
        String part = figure.hasDetails() ? detail : null;
        List<FigureCase> pages = new ArrayList<>();
        Cursor after = null;
        List<FigureCase> page;
        do {
            page = house.cases.page(scope, figure, part, size, after);
            pages.addAll(page);
            after = page.isEmpty()
                    ? null
                    : Cursor.of(page.get(page.size() - 1).cursor().text()).orElseThrow();
        } while (page.size() == size);
        List<FigureCase> all = new ArrayList<>();
        house.cases.each(scope, figure, part, all::add);
        assertThat(pages).isEqualTo(all);
        assertThat(house.cases.count(scope, figure, part)).isEqualTo(all.size());
        return all.stream().map(line -> new Tally(1, line.amount())).reduce(Tally.NONE, Tally::plus);
    }

    @Test
    void timesAreWhatAHandMeasures() {
        for (Scope scope : scopes()) {
            assertThat(house.times.ofCases(scope).map(FiguresTests::withoutTarget))
                    .as("%s", scope)
                    .isEqualTo(Optional.ofNullable(byHand.times(scope, true).get("")));
            Map<String, Times> steps = new TreeMap<>();
            house.times.ofSteps(scope).forEach((step, times) -> steps.put(step, withoutTarget(times)));
            assertThat(steps).as("%s", scope).isEqualTo(byHand.times(scope, false));
        }
    }

    private static Times withoutTarget(Times times) {
        return new Times(times.n(), times.p50(), times.p90(), times.p95(), null, times.late());
    }

    @Test
    void targetsAreOfServicesAndSteps() {
        Scope scope = new Scope(
                new Period(LocalDate.of(2026, 2, 20), LocalDate.of(2026, 4, 10)), "certificate-issuance", "main", null);
        assertThat(house.times.ofCases(scope).orElseThrow().target()).hasHours(16);
        assertThat(house.times.ofCasesByService(scope))
                .containsExactly(Map.entry(
                        "certificate-issuance", house.times.ofCases(scope).orElseThrow()));
        assertThat(house.times.ofSteps(scope).get("reconcileRecord").target()).hasHours(8);
        assertThat(house.times.ofSteps(scope).get("loadRecord").target()).isNull();
    }

    @Test
    void aSeriesAddsUpToTheTotal() {
        Set<Figure> figures = EnumSet.of(Figure.RECEIVED, Figure.LATE, Figure.REFUSED, Figure.VERIFIED, Figure.PAID);
        for (Scope scope : scopes()) {
            Map<Figure, Tally> totals = house.figures.totals(scope);
            for (Grain grain : Grain.values()) {
                SortedMap<Instant, Map<Figure, Tally>> series = house.figures.series(scope, grain, figures);
                for (Figure figure : figures) {
                    assertThat(series.values().stream()
                                    .map(tallies -> tallies.get(figure))
                                    .reduce(Tally.NONE, Tally::plus))
                            .as("%s by %s of %s", figure, grain, scope)
                            .isEqualTo(totals.get(figure));
                }
            }
        }
    }

    @Test
    void partsAddUpToTheTotal() {
        for (Scope scope : scopes()) {
            Map<Figure, Tally> totals = house.figures.totals(scope);
            for (Map<String, Map<Figure, Tally>> parts : List.of(
                    house.figures.byService(scope), house.figures.byOffice(scope), house.figures.byChannel(scope))) {
                for (Figure figure : Figure.values()) {
                    assertThat(parts.values().stream()
                                    .map(part -> part.get(figure))
                                    .reduce(Tally.NONE, Tally::plus))
                            .as("%s of %s", figure, scope)
                            .isEqualTo(totals.get(figure));
                }
            }
        }
    }

    @Test
    void whatWasOpenAtTheEndOfEachPieceIsWhatAHandCounts() {
        for (Scope scope : scopes().subList(0, SCOPES / 4)) {
            for (Grain grain : List.of(Grain.DAY, Grain.WEEK, Grain.MONTH)) {
                SortedMap<Instant, Long> open = house.figures.openAtEndOf(scope, grain);
                Instant end = scope.period().end(house.zone);
                open.forEach((at, n) -> {
                    Instant next = grain.next(at.atZone(house.zone)).toInstant();
                    Instant then =
                            List.of(next, end).stream().min(Instant::compareTo).orElseThrow();
                    assertThat(n)
                            .as("%s by %s of %s", at, grain, scope)
                            .isEqualTo(byHand.openAt(scope, then.atOffset(ZoneOffset.UTC)));
                });
            }
        }
    }

    private static List<Scope> scopes() {
        Random random = new Random(Long.getLong("diwan.seed", 5));
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new Scope(new Period(LocalDate.of(1950, 1, 1), LocalDate.of(2050, 1, 1)), null, null, null));
        scopes.add(new Scope(new Period(LocalDate.MIN, LocalDate.MAX), null, null, null));
        LocalDate today = LocalDate.ofInstant(NOW, ZoneId.of("Europe/Paris"));
        scopes.add(new Scope(new Period(today, today), null, null, null));
        while (scopes.size() < SCOPES) {
            LocalDate from = FIRST.minusDays(5).plusDays(random.nextInt(100));
            scopes.add(new Scope(
                    new Period(from, from.plusDays(random.nextInt(random.nextBoolean() ? 5 : 90))),
                    one(random, "certificate-issuance", "bank-account-change", "gone-since"),
                    one(random, "main", "north", "west", "closed-since", "nowhere"),
                    one(random, "web", "office")));
        }
        return scopes;
    }

    private static @Nullable String one(Random random, String... names) {
        return random.nextInt(5) < 3 ? null : names[random.nextInt(names.length)];
    }
}
