package org.diwan.forms;

import java.util.List;
import java.util.stream.Stream;

/** The text of a form-js text component: Markdown there, plain paragraphs here; marks of emphasis are dropped. */
final class Paragraphs {

    private Paragraphs() {}

    static List<String> of(String markdown) {
        return Stream.of(markdown.split("\\R\\s*\\R"))
                .map(block -> block.replaceAll("(?m)^\\s*#{1,6}\\s+", "")
                        .replaceAll("\\*\\*(.+?)\\*\\*", "$1")
                        .strip())
                .filter(block -> !block.isEmpty())
                .toList();
    }
}
