package org.diwan.catalog.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole language of expressions in a model: <code>${…}</code> around variables ({@code name} or {@code name.field}),
 * literals, comparisons, {@code and or not empty} and brackets. No calls, no indexes, no arithmetic.
 */
public final class Expressions {

    /** The names of engine objects that JUEL would hand out beside the variables. */
    private static final Set<String> RESERVED =
            Set.of("execution", "task", "caseExecution", "externalTask", "authenticatedUserId", "class");

    /** The one declared call: the moment some working days from now. */
    private static final Pattern TIME_CALL = Pattern.compile("\\$\\{workingTime\\.after\\('P\\d{1,3}D'\\)}");

    private static final int LONGEST = 500;
    private static final int DEEPEST = 20;
    private static final List<String> COMPARISONS =
            List.of("==", "!=", "<=", ">=", "<", ">", "eq", "ne", "le", "ge", "lt", "gt");
    private static final Pattern WORD = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:([A-Za-z_$][A-Za-z0-9_$]*)|(\\d+(?:\\.\\d+)?)|('[^'\\\\$#]*'|\"[^\"\\\\$#]*\")|(==|!=|<=|>=|&&|\\|\\||[<>!().]))");

    private final String text;
    private final Matcher tokens;
    private final Set<String> variables = new TreeSet<>();
    private String token = "";
    private boolean word;
    private boolean literal;
    private int depth;

    private Expressions(String text) {
        this.text = text;
        this.tokens = TOKEN.matcher(text);
    }

    /** Whether the engine would take this text for more than a literal. */
    public static boolean looksLikeOne(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Whether this is the declared call <code>${workingTime.after('P2D')}</code>, which only times may make. */
    public static boolean isTimeCall(String text) {
        return TIME_CALL.matcher(text.strip()).matches();
    }

    /**
     * Reads an expression.
     *
     * @return the variables it asks for
     * @throws ExpressionRefused where it is not of this language
     */
    public static Set<String> variables(String text) {
        String plain = text.strip();
        if (plain.length() > LONGEST) {
            throw new ExpressionRefused("longer than " + LONGEST + " characters");
        }
        if (!plain.startsWith("${") || !plain.endsWith("}")) {
            throw new ExpressionRefused("must be one ${…} and nothing around it");
        }
        Expressions reader = new Expressions(plain.substring(2, plain.length() - 1));
        reader.next();
        reader.or();
        if (!reader.token.isEmpty()) {
            throw reader.unexpected();
        }
        return reader.variables;
    }

    /** The one variable of <code>${variable}</code>; refused if it is anything else. */
    static String variable(String text) {
        Set<String> names = variables(text);
        String name = text.strip().substring(2, text.strip().length() - 1).strip();
        if (names.size() != 1 || !names.contains(name)) {
            throw new ExpressionRefused("must be one ${variable}");
        }
        return name;
    }

    private void or() {
        if (++depth > DEEPEST) {
            throw new ExpressionRefused("nested deeper than " + DEEPEST);
        }
        and();
        while (taken("or") || taken("||")) {
            and();
        }
        depth--;
    }

    private void and() {
        comparison();
        while (taken("and") || taken("&&")) {
            comparison();
        }
    }

    private void comparison() {
        operand();
        if (!literal && COMPARISONS.contains(token)) {
            next();
            operand();
        }
    }

    private void operand() {
        int prefixes = 0;
        while (taken("not") || taken("!") || taken("empty")) {
            if (++prefixes > DEEPEST) {
                throw new ExpressionRefused("nested deeper than " + DEEPEST);
            }
        }
        if (taken("(")) {
            or();
            if (!taken(")")) {
                throw unexpected();
            }
        } else if (literal || token.equals("true") || token.equals("false") || token.equals("null")) {
            next();
        } else if (word) {
            name();
        } else {
            throw unexpected();
        }
    }

    private void name() {
        String name = identifier();
        variables.add(name);
        if (taken(".")) {
            identifier();
        }
        if (token.equals("(") || token.equals(".")) {
            throw new ExpressionRefused("calls no method and goes one field deep: " + name);
        }
    }

    private String identifier() {
        String name = token;
        if (!word || !WORD.matcher(name).matches() || RESERVED.contains(name) || COMPARISONS.contains(name)) {
            throw unexpected();
        }
        next();
        return name;
    }

    private boolean taken(String expected) {
        if (literal || !token.equals(expected)) {
            return false;
        }
        next();
        return true;
    }

    private void next() {
        boolean found = tokens.lookingAt();
        word = found && tokens.group(1) != null;
        literal = found && (tokens.group(2) != null || tokens.group(3) != null);
        token = found
                ? tokens.group().strip()
                : text.substring(tokens.regionStart()).strip();
        tokens.region(found ? tokens.end() : text.length(), text.length());
    }

    private ExpressionRefused unexpected() {
        return new ExpressionRefused(token.isEmpty() ? "ends too early" : "does not understand '" + token + "'");
    }
}
