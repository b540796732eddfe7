package org.diwan.forms;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number, typed with the digits and marks of any of the languages. */
final class NumberField implements Question {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,10})?");
    /** Of what is kept as text, which loses nothing: as many digits as FEEL can work with. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[+-]?\\d{1,34}(\\.\\d{1,34})?");

    private static final int MOST_DIGITS = 34;
    private static final Pattern THOUSANDS = Pattern.compile("([+-]?\\d{1,3})((?:,\\d{3})+)(\\.\\d+)?");

    @Override
    public String type() {
        return "number";
    }

    @Override
    public Reading read(Field field, Typed typed) {
        String text = Plain.tidy(typed.one(field.name()));
        if (text.isEmpty()) {
            return Reading.NOTHING;
        }
        String plain = plain(text);
        boolean asText = field.component().setting("serializeToString").equals("true");
        if (!(asText ? LONG_NUMBER : NUMBER).matcher(plain).matches()) {
            return Reading.wrong("number");
        }
        BigDecimal number = new BigDecimal(plain);
        if (number.precision() > MOST_DIGITS) {
            return Reading.wrong("number");
        }
        Problem problem = problem(field, number);
        if (problem != null) {
            return Reading.wrong(problem);
        }
        return Reading.of(asText ? number.toPlainString() : Plain.number(number));
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

    private static @Nullable Problem problem(Field field, BigDecimal number) {
        FormComponent c = field.component();
        int decimals = c.number("decimalDigits", -1);
        if (decimals >= 0 && number.stripTrailingZeros().scale() > decimals) {
            return Problem.of("decimals", "max", decimals);
        }
        BigDecimal step = field.scope().number(c.setting("increment"));
        if (step != null && step.signum() > 0 && number.remainder(step).signum() != 0) {
            return Problem.of("step", "step", step);
        }
        BigDecimal min = field.scope().number(c.validate().min());
        if (min != null && number.compareTo(min) < 0) {
            return Problem.of("tooSmall", "min", min);
        }
        BigDecimal max = field.scope().number(c.validate().max());
        return max != null && number.compareTo(max) > 0 ? Problem.of("tooLarge", "max", max) : null;
    }

    static boolean isNumber(String text) {
        return text.strip().matches("[+-]?\\d{1,18}(\\.\\d{1,10})?");
    }

    @Override
    public FieldView view(FieldView view, Field field, Shown shown, Words words) {
        boolean whole = field.component().number("decimalDigits", -1) == 0;
        return words.adorned(view, field)
                .withValue(shown.text(field.name()))
                .with("inputmode", whole ? "numeric" : "decimal");
    }

    @Override
    public String display(Field field, Object value, Words words) {
        int asked = Math.max(0, Math.min(10, field.component().number("decimalDigits", 0)));
        // A text keeps its digits, and shows them.
        boolean text = value instanceof String kept && LONG_NUMBER.matcher(kept).matches();
        int own = text ? new BigDecimal(value.toString()).scale() : 0;
        return words.number(value, Math.max(asked, own));
    }
}
