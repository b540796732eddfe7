package org.diwan;

import java.nio.file.Path;

/** The content folders of the repository, and the folder that this JVM of tests may write to. */
public final class Content {

    public static final Path ROOT = Path.of(System.getProperty("diwan.root", ".."));
    public static final Path PROCESSES = ROOT.resolve("processes");
    public static final Path RULES = ROOT.resolve("rules");
    public static final Path FORMS = ROOT.resolve("forms");

    /** Tests run in several JVMs at a time. */
    public static final Path OWN = Path.of("target/test-data", System.getProperty("surefire.forkNumber", "0"));

    private Content() {}
}
