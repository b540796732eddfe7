package org.diwan.forms;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number, typed with the digits and marks of any of the languages. */
final class NumberField implements Question {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,10})?");
    private static final Pattern THOUSANDS = Pattern.compile("([+-]?\\d{1,3})((?:,\\d{3})+)(\\.\\d+)?");

    @Override
    public String type() {
        return "number";
    }

    @Override
    public Reading read(FormComponent component, Typed typed, Limits limits) {
        String text = Plain.tidy(typed.one(component.key()));
        if (text.isEmpty()) {
            return Reading.NOTHING;
        }
        String plain = plain(text);
        if (!NUMBER.matcher(plain).matches()) {
            return Reading.wrong("number");
        }
        BigDecimal number = new BigDecimal(plain);
        Problem problem = problem(component.validate(), number, limits);
        return problem == null ? Reading.of(value(number)) : Reading.wrong(problem);
    }

    private static String plain(String text) {
        String digits = Plain.digits(text)
                .replaceAll("(?<=\\d)[\\s\\u00A0\\u2009\\u202F\\u066C](?=\\d{3})", "")
                .replace('\u060C', ',')
                .replace('\u066B', '.')
                .replace('\u2212', '-');
        if (THOUSANDS.matcher(digits).matches()) {
            return digits.replace(",", "");
        }
        return digits.indexOf('.') < 0 ? digits.replace(',', '.') : digits;
    }

    private static @Nullable Problem problem(Validation rules, BigDecimal number, Limits limits) {
        Integer decimals = rules.decimalDigits();
        if (decimals != null && number.stripTrailingZeros().scale() > decimals) {
            return Problem.of("decimals", "max", decimals);
        }
        BigDecimal min = limits.number(rules.min());
        if (min != null && number.compareTo(min) < 0) {
            return Problem.of("tooSmall", "min", min);
        }
        BigDecimal max = limits.number(rules.max());
        return max != null && number.compareTo(max) > 0 ? Problem.of("tooLarge", "max", max) : null;
    }

    private static Object value(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 ? (Object) number.longValueExact() : number;
    }

    @Override
    public FieldView view(FieldView field, FormComponent component, Shown shown, Words words) {
        Integer decimals = component.validate().decimalDigits();
        return field.withValue(shown.text(component.key()))
                .with("inputmode", decimals != null && decimals == 0 ? "numeric" : "decimal");
    }

    @Override
    public String display(FormComponent component, Object value, Words words) {
        return words.number(value);
    }
}
