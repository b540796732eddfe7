package org.diwan.catalog.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The bundles that the arguments of a command mean, and what could not be read of them. */
public final class BundleSource {

    private final List<Bundle> bundles = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, byte[]> looseFiles = new TreeMap<>();
    private final Map<String, String> looseNames = new HashMap<>();

    /** Reads all of it; a path that is not there or cannot be read is an exception, bad content is a finding. */
    public static BundleSource of(List<Path> paths) throws IOException {
        BundleSource source = new BundleSource();
        for (Path path : paths) {
            source.add(path);
        }
        source.endLoose();
        return source;
    }

    /** Each once, also where several paths mean it. */
    public List<Bundle> bundles() {
        Set<Set<Path>> read = new HashSet<>();
        return bundles.stream()
                .filter(bundle -> bundle.shown().isEmpty() || read.add(places(bundle)))
                .toList();
    }

    /** Files on disk; what was inside a zip has none. */
    private static Set<Path> places(Bundle bundle) {
        return bundle.shown().values().stream()
                .map(file -> Path.of(file).toAbsolutePath().normalize())
                .collect(Collectors.toSet());
    }

    public List<Finding> findings() {
        return findings;
    }

    private void add(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            bundles.addAll(BundleFolders.folder(path));
        } else if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        } else if (path.toString().endsWith(".zip")) {
            BundleZip.Content content = BundleZip.read(path.toString(), Files.readAllBytes(path));
            findings.addAll(content.findings());
            bundles.addAll(BundleZip.bundles(content, path.toString()));
        } else {
            file(BundleFolders.file(path));
        }
    }

    private void file(Bundle bundle) {
        if (bundle.whole()) {
            bundles.add(bundle);
        } else {
            if (bundle.files().keySet().stream().anyMatch(looseFiles::containsKey)) {
                endLoose();
            }
            looseFiles.putAll(bundle.files());
            looseNames.putAll(bundle.shown());
        }
    }

    /** What stands alone so far belongs together; another file of the same name does not. */
    private void endLoose() {
        if (!looseFiles.isEmpty()) {
            bundles.add(new Bundle("", new TreeMap<>(looseFiles), Map.copyOf(looseNames), false));
            looseFiles.clear();
            looseNames.clear();
        }
    }
}
