package org.diwan.forms;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Patterns of analysts, matched within a budget of steps: no pattern can keep the server busy. */
final class Patterns {

    private static final int STEPS = 3_000_000;
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private Patterns() {}

    /** Whether the whole text fits; a pattern that takes too many steps, or does not compile, fits nothing. */
    static boolean fits(String pattern, String text) {
        try {
            return matcher(pattern, text).matches();
        } catch (TooManySteps | StackOverflowError | PatternSyntaxException e) {
            return false;
        }
    }

    /** Whether it occurs in the text, as form-js has it; {@code ^} and {@code $} ask for the whole of it. */
    static boolean found(String pattern, String text) {
        try {
            return matcher(pattern, text).find();
        } catch (TooManySteps | StackOverflowError | PatternSyntaxException e) {
            return false;
        }
    }

    /** Why a pattern should not be published, if so. */
    static Optional<String> problem(String pattern) {
        try {
            Pattern.compile(pattern);
            Stream.of("a", "1", " ", "A", "-", "ab", "a1", "ا", ".", "@").forEach(s -> {
                matcher(pattern, s.repeat(40) + "!").find();
                matcher(pattern, s.repeat(1000) + "\u0001").find();
            });
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("does not compile: " + e.getDescription());
        } catch (TooManySteps | StackOverflowError e) {
            return Optional.of("takes too long on some texts: avoid repetitions inside repetitions");
        }
    }

    private static Matcher matcher(String pattern, String text) {
        if (COMPILED.size() > 1000) {
            COMPILED.clear();
        }
        return COMPILED.computeIfAbsent(pattern, Pattern::compile).matcher(new Counted(text, new int[] {STEPS}));
    }

    /** Counts every look at a character; the matcher has no other clock. */
    private record Counted(CharSequence text, int[] left) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (left[0]-- <= 0) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static class TooManySteps extends RuntimeException {

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }
}
