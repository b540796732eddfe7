package org.diwan.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The tables. */
final class Out {

    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Out() {}

    static void title(String text) {
        OUT.println();
        OUT.println(text);
    }

    static void line(String form, Object... values) {
        OUT.println("  " + String.format(Locale.ROOT, form, values));
    }
}
