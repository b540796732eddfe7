package org.diwan.registry;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a record into the facts that certificates name. */
final class Facts {

    private Facts() {}

    static Map<String, Fact> of(PersonRecord record) {
        var facts = new LinkedHashMap<String, Fact>();
        facts.put("name", text(record.person().name()));
        facts.put("nationalId", new Fact.Id(record.person().nationalId()));
        facts.put("birthDate", new Fact.Day(record.person().birthDate()));
        record.currentEmployment().ifPresent(one -> present(one, facts));
        if (record.employments().isEmpty()) {
            facts.put("noRegistration", new Fact.Day(record.on()));
        } else {
            history(record, facts);
        }
        record.benefits().stream().findFirst().ifPresent(one -> benefit(one, facts));
        return Collections.unmodifiableMap(facts);
    }

    private static void present(Employment employment, Map<String, Fact> facts) {
        facts.put("employer", text(employment.employer().name()));
        facts.put("employerNumber", new Fact.Id(employment.employer().employerId()));
        facts.put("occupation", Words.of(employment.occupation()));
        facts.put("joined", new Fact.Day(employment.startedOn()));
        employment.lastWage().ifPresent(last -> {
            facts.put("monthlyWage", new Fact.Money(last.amount(), last.currency()));
            facts.put("wageMonth", new Fact.Day(last.month().atDay(1)));
            facts.put("wageSince", new Fact.Day(since(last, employment.wages())));
        });
    }

    /** The first month of the unbroken row of months, up to the last one, with the same wage. */
    private static LocalDate since(Wage last, List<Wage> wages) {
        Wage first = last;
        for (int i = wages.size() - 2; i >= 0; i--) {
            Wage earlier = wages.get(i);
            if (!earlier.month().equals(first.month().minusMonths(1))
                    || !earlier.amount().equals(last.amount())) {
                break;
            }
            first = earlier;
        }
        return first.month().atDay(1);
    }

    private static void history(PersonRecord record, Map<String, Fact> facts) {
        List<Employment> employments = record.employments();
        facts.put(
                "firstRegistered",
                new Fact.Day(employments.get(employments.size() - 1).startedOn()));
        facts.put("lengthOfEmployment", new Fact.Months(length(employments, record.on())));
        facts.put("numberOfEmployments", new Fact.Number(employments.size()));
        facts.put(
                "employments",
                new Fact.Periods(employments.stream()
                        .map(one -> new Fact.Periods.Row(
                                text(one.employer().name()),
                                Words.of(one.occupation()),
                                one.startedOn(),
                                one.isCurrent(record.on()) ? null : one.endedOn()))
                        .toList()));
    }

    /** Whole months in work; a day in two employments counts once. */
    private static int length(List<Employment> latestFirst, LocalDate on) {
        long days = 0;
        LocalDate free = LocalDate.MIN;
        for (int i = latestFirst.size() - 1; i >= 0; i--) {
            Employment one = latestFirst.get(i);
            LocalDate from = one.startedOn().isAfter(free) ? one.startedOn() : free;
            LocalDate end = one.lastDay(on).isAfter(on) ? on : one.lastDay(on);
            if (!end.isBefore(from)) {
                days += ChronoUnit.DAYS.between(from, end) + 1;
                free = end.plusDays(1);
            }
        }
        return (int) ChronoUnit.MONTHS.between(on.minusDays(days), on);
    }

    private static void benefit(Benefit benefit, Map<String, Fact> facts) {
        facts.put("benefitKind", Words.of(benefit.kind()));
        facts.put("benefitNumber", new Fact.Id(benefit.benefitId()));
        facts.put("benefitSince", new Fact.Day(benefit.startedOn()));
        facts.put("monthlyBenefit", new Fact.Money(benefit.monthlyAmount(), benefit.currency()));
    }

    private static Fact.Text text(Name name) {
        return new Fact.Text(name.latin(), name.arabic());
    }
}
