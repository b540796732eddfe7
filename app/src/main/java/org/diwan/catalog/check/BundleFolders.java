package org.diwan.catalog.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the bundles that a path on disk means: the whole tree, one of its three roots, a service's folder, or a file. */
public final class BundleFolders {

    private static final List<String> ROOTS = List.of("processes", "rules", "forms");
    private static final int MOST_FILES = 2000;

    private BundleFolders() {}

    /** All services of a tree that holds {@code processes/ rules/ forms/}. */
    public static List<Bundle> tree(Path root) throws IOException {
        Set<String> services = new TreeSet<>();
        for (String top : ROOTS) {
            children(root.resolve(top)).filter(Files::isDirectory).forEach(p -> services.add(name(p)));
        }
        List<Bundle> bundles = new ArrayList<>();
        for (String service : services) {
            bundles.add(service(root, service));
        }
        return bundles;
    }

    /** One service of such a tree. */
    public static Bundle service(Path root, String service) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, String> shown = new HashMap<>();
        for (String top : ROOTS) {
            add(root.resolve(top).resolve(service), files, shown);
        }
        return new Bundle(service, new TreeMap<>(files), shown, true);
    }

    /** What is in a folder, which is the tree, one of its roots, one service in a root, or a bundle on its own. */
    static List<Bundle> folder(Path folder) throws IOException {
        Path real = folder.toRealPath();
        Path parent = real.getParent();
        if (ROOTS.stream().anyMatch(top -> Files.isDirectory(folder.resolve(top)))) {
            return tree(folder);
        }
        if (ROOTS.contains(name(real))) {
            return tree(up(folder, 1));
        }
        if (parent != null && ROOTS.contains(name(parent))) {
            return List.of(service(up(folder, 2), name(real)));
        }
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, String> shown = new HashMap<>();
        add(folder, files, shown);
        return List.of(new Bundle(name(real), new TreeMap<>(files), shown, true));
    }

    /** The service that a single file belongs to, or the file alone. */
    static Bundle file(Path file) throws IOException {
        Path service = file.toRealPath().getParent();
        Path root = service == null ? null : service.getParent();
        if (service != null && root != null && ROOTS.contains(name(root))) {
            return service(up(file, 3), name(service));
        }
        String name = name(file);
        return new Bundle(
                "", new TreeMap<>(Map.of(name, Files.readAllBytes(file))), Map.of(name, file.toString()), false);
    }

    private static void add(Path folder, Map<String, byte[]> files, Map<String, String> shown) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder)) {
            found = walk.filter(Files::isRegularFile).limit(MOST_FILES).sorted().toList();
        }
        for (Path file : found) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            files.put(path, Files.readAllBytes(file));
            shown.put(path, file.toString());
        }
    }

    /** The folder so many levels above, kept relative where the path was, as findings show it. */
    private static Path up(Path path, int levels) {
        return path.getNameCount() > levels
                ? parent(path, levels)
                : path.resolve("../".repeat(levels)).normalize();
    }

    private static Path parent(Path path, int levels) {
        Path up = path;
        for (int i = 0; i < levels && up.getParent() != null; i++) {
            up = up.getParent();
        }
        return up;
    }

    private static Stream<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.toList().stream();
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
