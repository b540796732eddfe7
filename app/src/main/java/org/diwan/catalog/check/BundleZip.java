package org.diwan.catalog.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads a bundle that came as a zip from outside: few files, not large, not blown up, all inside. */
public final class BundleZip {

    /** What came out: the files by their name in the zip, or why it was not read. */
    public record Content(Map<String, byte[]> files, List<Finding> findings) {}

    private static final int MOST_FILES = 300;
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int MOST_ZIPPED = 4 * 1024 * 1024;
    private static final int HIGHEST_RATIO = 100;

    private final Findings findings;
    private final Map<String, byte[]> files = new HashMap<>();
    private final Set<String> lowerCase = new HashSet<>();
    private long total;

    private BundleZip(String name) {
        this.findings = new Findings(name);
    }

    public static Content read(String name, byte[] zip) {
        BundleZip reader = new BundleZip(name);
        if (zip.length > MOST_ZIPPED) {
            reader.findings.add(0, "-", "zip", "larger than 4 MB");
        } else {
            reader.read(zip);
        }
        List<Finding> found = reader.findings.all();
        return new Content(found.isEmpty() ? reader.files : Map.of(), found);
    }

    private void read(byte[] bytes) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int count = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++count > MOST_FILES) {
                    throw new IOException("holds more than " + MOST_FILES + " files");
                }
                entry(zip, entry, bytes.length);
            }
            if (count == 0) {
                throw new IOException("is no zip, or an empty one");
            }
        } catch (IOException | IllegalArgumentException e) {
            findings.add(0, "-", "zip", String.valueOf(e.getMessage()));
        }
    }

    private void entry(ZipInputStream zip, ZipEntry entry, int zipped) throws IOException {
        String name = entry.getName();
        if (!isInside(name)) {
            throw new IOException("the name " + name + " leads out of the bundle");
        }
        if (entry.isDirectory()) {
            return;
        }
        if (name.endsWith(".drl")) {
            findings.add(0, name, "drl", "rules in DRL are Java, they come from the repository only");
        }
        if (!lowerCase.add(name.toLowerCase(Locale.ROOT))) {
            throw new IOException("the name " + name + " stands twice");
        }
        files.put(name, content(zip, zipped));
    }

    /** One byte more than allowed is read, never the whole of a bomb. */
    private byte[] content(ZipInputStream zip, int zipped) throws IOException {
        long most = Math.min(MOST_BYTES, (long) zipped * HIGHEST_RATIO) - total;
        byte[] content = zip.readNBytes((int) Math.max(0, most) + 1);
        total += content.length;
        if (content.length > most) {
            throw new IOException("unpacks to more than 8 MB or " + HIGHEST_RATIO + " times its size");
        }
        return content;
    }

    private static boolean isInside(String name) {
        boolean plain = name.matches("[\\p{Alnum}_./-]{1,200}") && !name.startsWith("/");
        return plain && List.of(name.split("/")).stream().noneMatch(part -> part.isEmpty() || part.startsWith("."));
    }

    static List<Bundle> bundles(Content content, String name) {
        Map<String, Map<String, byte[]>> services = new HashMap<>();
        content.files().forEach((path, bytes) -> {
            String inside = path.replaceFirst("^(processes|rules|forms)/", "");
            int slash = inside.indexOf('/');
            boolean foldered =
                    !inside.equals(path) || slash > 0 && sameTop(content.files().keySet());
            String service = foldered && slash > 0 ? inside.substring(0, slash) : Bundle.baseName(name);
            services.computeIfAbsent(service, key -> new HashMap<>())
                    .put(foldered && slash > 0 ? inside.substring(slash + 1) : inside, bytes);
        });
        List<Bundle> bundles = new ArrayList<>();
        services.forEach((service, files) -> bundles.add(Bundle.of(service, files)));
        return bundles;
    }

    private static boolean sameTop(Set<String> paths) {
        return paths.stream().map(path -> path.split("/", 2)[0]).distinct().count() == 1;
    }
}
