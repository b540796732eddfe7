package org.diwan.catalog.check;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of one service by their path inside it ({@code documents/wage.html}).
 *
 * @param shown the path to name in findings, where it is another
 * @param whole false for single files that nobody claims to be a service
 */
public record Bundle(String service, SortedMap<String, byte[]> files, Map<String, String> shown, boolean whole) {

    /** A whole service whose findings name the paths inside it. */
    public static Bundle of(String service, Map<String, byte[]> files) {
        return new Bundle(service, new TreeMap<>(files), Map.of(), true);
    }

    /** Files that belong together, but are not a whole service: nothing is said to lack. */
    public static Bundle loose(Map<String, byte[]> files) {
        return new Bundle("", new TreeMap<>(files), Map.of(), false);
    }

    String shown(String path) {
        return Objects.requireNonNullElse(shown.get(path), path);
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    byte[] bytes(String path) {
        return Objects.requireNonNull(files.get(path));
    }

    /** The paths with this ending, none of them in a sub-folder. */
    Collection<String> top(String ending) {
        return paths(ending).filter(path -> path.indexOf('/') < 0).toList();
    }

    Stream<String> paths(String ending) {
        return files.keySet().stream().filter(path -> path.endsWith(ending));
    }

    static String baseName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
