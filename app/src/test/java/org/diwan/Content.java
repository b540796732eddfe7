package org.diwan;

import java.nio.file.Path;

/** The content folders of the repository. */
public final class Content {

    public static final Path ROOT = Path.of(System.getProperty("diwan.root", ".."));
    public static final Path PROCESSES = ROOT.resolve("processes");
    public static final Path RULES = ROOT.resolve("rules");
    public static final Path FORMS = ROOT.resolve("forms");

    private Content() {}
}
