package org.diwan.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** {@code routes.csv}: what opens each address, to which roles, and what its variables name. */
public record RouteMatrix(List<Row> rows, List<Objects> objects) {

    /** What the variables of addresses name. */
    record Objects(PathPattern pattern, Map<String, String> named) {}

    /** Who may open addresses. */
    public record Row(PathPattern pattern, String openedBy, String roles) {

        public boolean isPublic() {
            return openedBy.equals("everybody");
        }

        /** For programs of organisations, not for accounts. */
        public boolean isForPrograms() {
            return openedBy.contains(":");
        }

        public boolean admits(@Nullable Role role) {
            return isPublic()
                    || role != null
                            && (roles.equals("any role")
                                    || roles.contains("any staff") && role != Role.CITIZEN && role != Role.PARTNER
                                    || Arrays.asList(roles.split(" ")).contains(role.name()));
        }
    }

    public static RouteMatrix read() {
        List<String[]> lines = text().lines()
                .filter(line -> line.startsWith("/"))
                .map(line -> Arrays.stream(line.split(",")).map(String::strip).toArray(String[]::new))
                .toList();
        return new RouteMatrix(
                lines.stream()
                        .filter(cells -> !cells[1].contains("="))
                        .map(cells -> new Row(parsed(cells[0]), cells[1], cells.length > 2 ? cells[2] : ""))
                        .toList(),
                lines.stream()
                        .filter(cells -> cells[1].contains("="))
                        .map(cells -> new Objects(parsed(cells[0]), named(cells[1])))
                        .toList());
    }

    private static PathPattern parsed(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }

    private static boolean fits(PathPattern pattern, String route) {
        return pattern.matches(PathContainer.parsePath(route.replaceAll("\\{[^/]*}", "x")));
    }

    /** The row of an address, whatever its variables are. */
    public Optional<Row> of(String route) {
        return rows.stream().filter(row -> fits(row.pattern(), route)).findFirst();
    }

    /** What the variables of an address name. */
    public Map<String, String> objects(PathPattern route) {
        return objects.stream()
                .filter(line -> fits(line.pattern(), route.getPatternString()))
                .findFirst()
                .map(Objects::named)
                .orElse(Map.of());
    }

    private static Map<String, String> named(String cell) {
        Map<String, String> objects = new LinkedHashMap<>();
        Arrays.stream(cell.split("\\s+"))
                .filter(part -> part.contains("="))
                .forEach(part ->
                        objects.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1)));
        return objects;
    }

    private static String text() {
        try {
            return new ClassPathResource("routes.csv").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
