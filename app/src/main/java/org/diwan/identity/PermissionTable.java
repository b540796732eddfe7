package org.diwan.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/** {@code permissions.csv}: a row for each permission, a column for each role, the reach where they meet. */
final class PermissionTable {

    private static final PermissionTable OF_THE_HOUSE = parse(file());

    private final Map<Role, Map<Permission, Reach>> cells = new EnumMap<>(Role.class);

    private PermissionTable() {
        for (Role role : Role.values()) {
            cells.put(role, new EnumMap<>(Permission.class));
        }
    }

    static PermissionTable ofTheHouse() {
        return OF_THE_HOUSE;
    }

    /** What the role may, and how far. */
    Map<Permission, Reach> of(Role role) {
        return cells.getOrDefault(role, Map.of());
    }

    /**
     * Reads the table.
     *
     * @throws IllegalStateException with everything that is wrong with it
     */
    static PermissionTable parse(String text) {
        List<String[]> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line ->
                        Arrays.stream(line.split(",", -1)).map(String::strip).toArray(String[]::new))
                .toList();
        var reading = new Reading(lines.isEmpty() ? new String[] {""} : lines.get(0));
        lines.stream().skip(1).forEach(reading::row);
        return reading.end();
    }

    private static final class Reading {

        private final PermissionTable table = new PermissionTable();
        private final List<String> problems = new ArrayList<>();
        private final EnumSet<Permission> read = EnumSet.noneOf(Permission.class);
        private final List<Optional<Role>> roles;

        Reading(String[] head) {
            roles = Arrays.stream(head).skip(1).map(this::role).toList();
            for (Role role : Role.values()) {
                if (roles.stream().filter(Optional.of(role)::equals).count() != 1) {
                    problems.add("the role " + role + " needs one column");
                }
            }
        }

        private Optional<Role> role(String name) {
            Optional<Role> role = Arrays.stream(Role.values())
                    .filter(one -> one.engineGroup().equals(name))
                    .findFirst();
            if (role.isEmpty()) {
                problems.add("no role is called " + name);
            }
            return role;
        }

        void row(String[] cells) {
            Optional<Permission> permission = Permission.of(cells[0]);
            if (permission.isEmpty()) {
                problems.add("no permission is called " + cells[0]);
            } else if (!read.add(permission.get())) {
                problems.add(cells[0] + " has two rows");
            } else if (cells.length != roles.size() + 1) {
                problems.add(cells[0] + " has " + (cells.length - 1) + " cells for " + roles.size() + " roles");
            } else {
                for (int i = 1; i < cells.length; i++) {
                    cell(permission.get(), roles.get(i - 1), cells[i]);
                }
            }
        }

        private void cell(Permission permission, Optional<Role> role, String word) {
            if (word.isEmpty() || role.isEmpty()) {
                return;
            }
            Optional<Reach> reach = permission.known().stream()
                    .filter(one -> one.key().equals(word))
                    .findFirst();
            reach.ifPresentOrElse(
                    one -> table.of(role.get()).put(permission, one),
                    () -> problems.add(permission.key() + " cannot reach " + word.toLowerCase(Locale.ROOT) + " for "
                            + role.get()));
        }

        PermissionTable end() {
            EnumSet.complementOf(read).forEach(missing -> problems.add(missing.key() + " has no row"));
            if (!problems.isEmpty()) {
                throw new IllegalStateException("permissions.csv: " + String.join("; ", problems));
            }
            return table;
        }
    }

    private static String file() {
        try {
            return new ClassPathResource("permissions.csv").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
