package org.diwan.forms;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.util.MultiValueMap;
import org.thymeleaf.context.Context;

/** What a page of a form costs the server: to read what was posted, and to write the page with its errors. */
public final class FormBenchmark {

    private static final int ROUNDS = 3_000;
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    private FormBenchmark() {}

    public static void main(String[] arguments) {
        FormSchema schema = FormPages.content("request");
        Map<String, String> texts = FormPages.texts("ar");
        Locale arabic = Locale.forLanguageTag("ar");
        Map<String, Object> known = Map.of("template", "wage");
        MultiValueMap<String, String> posted = FormPages.posted(
                "languages", "en+ar", "addressee", "x".repeat(135), "wageFields", "occupation", "wageFields", "joined");
        Supplier<Answers> read = () -> FormPages.FORMS.read(schema, "fit", posted, known);
        Answers answers = read.get();

        OUT.printf(Locale.ROOT, "%-44s %10s %10s%n", "form page, one thread", "p50 ms", "p95 ms");
        measure("read what was posted", () -> read.get().errors().size());
        measure("build and write the page with two errors", () -> {
            Context context = new Context(arabic);
            context.setVariable("form", FormPages.FORMS.view(schema, "fit", answers, texts, arabic));
            return FormPages.html(context).length();
        });
        FormSchema every = FormPages.schema("catalog/components.form");
        Answers first = Answers.of(FormPages.FORMS.begin(every, Map.of(), Map.of()));
        measure("build and write every type of component", () -> {
            Context context = new Context(arabic);
            context.setVariable("form", FormPages.FORMS.view(every, first, Map.of(), arabic));
            return FormPages.html(context).length();
        });
    }

    private static void measure(String what, Supplier<Integer> work) {
        double[] milliseconds = new double[ROUNDS];
        for (int i = -ROUNDS; i < ROUNDS; i++) {
            long start = System.nanoTime();
            if (work.get() == 0) {
                throw new IllegalStateException(what + ": nothing came of it");
            }
            milliseconds[Math.max(i, 0)] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(milliseconds);
        OUT.printf(
                Locale.ROOT, "%-44s %10.3f %10.3f%n", what, milliseconds[ROUNDS / 2], milliseconds[ROUNDS * 95 / 100]);
    }
}
