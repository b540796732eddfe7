package org.diwan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandsTests {

    @Test
    void aCommandsWordMeansTheCommandLine() {
        assertThat(Commands.areMeant(new String[] {"models", "check", "."})).isTrue();
        assertThat(Commands.areMeant(new String[] {"registry"})).isTrue();
        assertThat(Commands.areMeant(new String[] {"--help"})).isTrue();
    }

    @Test
    void anythingElseStartsTheApplication() {
        assertThat(Commands.areMeant(new String[] {})).isFalse();
        assertThat(Commands.areMeant(new String[] {"--server.port=8090"})).isFalse();
    }

    @Test
    void whatCannotRunSaysSoByItsExitCode() {
        assertThat(Commands.run("registry", "import", "people", "no-such-file.csv"))
                .isEqualTo(2);
        assertThat(Commands.run("registry", "import")).isEqualTo(2);
        assertThat(Commands.run("claims", "check", "no-such-file.csv")).isEqualTo(2);
        assertThat(Commands.run("claims", "check", "--help")).isZero();
        assertThat(Commands.run("registry", "import", "--help")).isZero();
        assertThat(Commands.run("insight", "rebuild", "--help")).isZero();
        assertThat(Commands.run("insight", "rebuild", "--whatever")).isEqualTo(2);
    }
}
