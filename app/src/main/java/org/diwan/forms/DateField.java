package org.diwan.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** A date: three inputs for day, month and year; a browser's own {@code 2026-11-22} is taken too. */
final class DateField implements Question {

    private static final List<String> PARTS = List.of("day", "month", "year");

    @Override
    public String type() {
        return "datetime";
    }

    @Override
    public List<String> names(FormComponent component) {
        return Stream.concat(PARTS.stream().map(part -> component.key() + "-" + part), Stream.of(component.key()))
                .toList();
    }

    @Override
    public Reading read(FormComponent component, Typed typed, Limits limits) {
        List<String> parts = PARTS.stream()
                .map(part -> Plain.digits(Plain.tidy(typed.one(component.key() + "-" + part))))
                .toList();
        if (parts.stream().allMatch(String::isEmpty)) {
            String whole = Plain.digits(Plain.tidy(typed.one(component.key())));
            if (whole.isEmpty()) {
                return Reading.NOTHING;
            }
            String[] yearMonthDay = whole.split("-", -1);
            return yearMonthDay.length == 3
                    ? date(yearMonthDay[2], yearMonthDay[1], yearMonthDay[0])
                    : Reading.wrong("date");
        }
        for (int i = 0; i < 3; i++) {
            if (parts.get(i).isEmpty()) {
                return Reading.wrong("dateWithout." + PARTS.get(i));
            }
        }
        return date(parts.get(0), parts.get(1), parts.get(2));
    }

    private static Reading date(String day, String month, String year) {
        if (!day.matches("\\d{1,2}") || !month.matches("\\d{1,2}")) {
            return Reading.wrong("date");
        }
        if (!year.matches("(1[89]|2[0-9])\\d\\d")) {
            return Reading.wrong("dateYear");
        }
        try {
            return Reading.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Reading.wrong("date");
        }
    }

    @Override
    public FieldView view(FieldView field, FormComponent component, Shown shown, Words words) {
        String[] kept = Plain.text(shown.value()).split("-", -1);
        boolean isDate = kept.length == 3;
        return field.withParts(PARTS.stream()
                .map(part -> {
                    String name = component.key() + "-" + part;
                    boolean typed = shown.typed().containsKey(name);
                    String value = typed ? shown.text(name) : isDate ? kept[2 - PARTS.indexOf(part)] : "";
                    String id = part.equals("day") ? field.id() : field.id() + "-" + part;
                    return new FieldView.Part(part, id, name, words.general("forms.date." + part), value);
                })
                .toList());
    }

    @Override
    public String display(FormComponent component, Object value, Words words) {
        return words.date(value);
    }
}
