package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.diwan.Content;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class PermissionTableTests {

    private final String file = read();

    @Test
    void aRowNobodyKnowsAndOneThatIsMissingAreBothRefused() {
        assertThatThrownBy(() -> PermissionTable.parse(file.replace("tasks.work  ", "tasks.wrok  ")))
                .hasMessageContaining("no permission is called tasks.wrok")
                .hasMessageContaining("tasks.work has no row");
    }

    @Test
    void aRoleNobodyKnowsAndOneThatIsMissingAreBothRefused() {
        assertThatThrownBy(() -> PermissionTable.parse(file.replace(" auditor,", " janitor,")))
                .hasMessageContaining("no role is called janitor")
                .hasMessageContaining("the role AUDITOR needs one column");
    }

    @Test
    void aReachNobodyKnowsAndOneThatThePermissionCannotKeepAreRefused() {
        assertThatThrownBy(() -> PermissionTable.parse(file.replaceFirst("(payments.run.*)all", "$1office")))
                .hasMessageContaining("payments.run cannot reach office for FINANCE");
        assertThatThrownBy(() -> PermissionTable.parse(file.replaceFirst("(payments.run.*)all", "$1everything")))
                .hasMessageContaining("payments.run cannot reach everything for FINANCE");
    }

    @Test
    void aRowTwiceAndARowTooShortAreRefused() {
        assertThatThrownBy(() -> PermissionTable.parse(file + "\npayments.run, , , , , , all, , , , ,"))
                .hasMessageContaining("payments.run has two rows");
        assertThatThrownBy(() -> PermissionTable.parse(file.replaceFirst("payments.run.*", "payments.run, all")))
                .hasMessageContaining("payments.run has 1 cells for 11 roles");
        assertThatThrownBy(() -> PermissionTable.parse("")).hasMessageContaining("needs one column");
    }

    @Test
    void theFarthestReachOfSeveralRolesCounts() {
        SignedIn clerk = person(Set.of(Role.CLERK));
        assertThat(clerk.may(Permission.CLIENTS_SEE)).isTrue();
        assertThat(clerk.may(Permission.PAYMENTS_SEE)).isFalse();
        assertThat(clerk.officeFor(Permission.TASKS_WORK)).contains("riyadh");
        assertThat(person(Set.of(Role.CLERK, Role.FINANCE)).officeFor(Permission.TASKS_WORK))
                .isEmpty();
        assertThat(person(Set.of(Role.OPERATOR)).unitFor(Permission.USERS_SEE)).contains("it");
        assertThat(person(Set.of(Role.OPERATOR, Role.SECURITY)).unitFor(Permission.USERS_SEE))
                .isEmpty();
        assertThat(person(Set.of()).may(Permission.ACCOUNT_OWN)).isFalse();
    }

    @Test
    void theDocumentShowsTheTable() throws IOException {
        String table = file.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line ->
                        Arrays.stream(line.split(",", -1)).map(String::strip).toList())
                .map(cells -> cells.get(0).equals("permission")
                        ? row(cells) + "\n|" + " --- |".repeat(cells.size())
                        : row(cells).replaceFirst("\\| (\\S+)", "| `$1`"))
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Content.ROOT.resolve("docs/permissions.md")))
                .contains(table);
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.isEmpty() ? " |" : " " + cell + " |")
                .collect(Collectors.joining("", "|", ""));
    }

    private static SignedIn person(Set<Role> roles) {
        return new SignedIn("someone", null, "Someone", "شخص", roles, "riyadh", "it", null);
    }

    private static String read() {
        try {
            return new ClassPathResource("permissions.csv").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
