package org.diwan.claims.check;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A workbook: its first sheet, and what the cells of it refer to. */
final class XlsxWorkbook implements Closeable {

    private final XlsxArchive archive;
    private final InputStream sheet;
    private final XlsxTexts texts;
    private final XlsxDates dates;

    XlsxWorkbook(Path file) throws IOException {
        archive = new XlsxArchive(file);
        try {
            String workbook = target("_rels/.rels", "", "/officeDocument", "xl/workbook.xml");
            String folder = workbook.substring(0, workbook.lastIndexOf('/') + 1);
            String relations = folder + "_rels/" + workbook.substring(folder.length()) + ".rels";
            var first = new FirstSheet(part(workbook));
            texts = XlsxTexts.read(archive.part(target(relations, folder, "/sharedStrings", "")));
            dates = XlsxDates.read(archive.part(target(relations, folder, "/styles", "")), first.from1904);
            sheet = part(relations(relations, folder).getOrDefault("#" + first.relation, ""));
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    InputStream sheet() {
        return sheet;
    }

    XlsxTexts texts() {
        return texts;
    }

    XlsxDates dates() {
        return dates;
    }

    private InputStream part(String name) throws IOException {
        @Nullable InputStream part = archive.part(name);
        if (part == null) {
            throw XlsxArchive.damaged();
        }
        return part;
    }

    private String target(String relations, String folder, String type, String otherwise) throws IOException {
        return relations(relations, folder).getOrDefault(type, otherwise);
    }

    /** Names of parts by the end of their relation's type, and by "#" and its id. */
    private Map<String, String> relations(String part, String folder) throws IOException {
        Map<String, String> targets = new HashMap<>();
        @Nullable InputStream bytes = archive.part(part);
        if (bytes == null) {
            return targets;
        }
        try (bytes) {
            var xml = new XmlPart(bytes);
            while (xml.advance()) {
                if (xml.isStart("Relationship")) {
                    String type = xml.attribute("Type").orElse("");
                    String target = xml.attribute("Target").orElse("");
                    String name = target.startsWith("/") ? target.substring(1) : folder + target;
                    targets.put("#" + xml.attribute("Id").orElse(""), name);
                    targets.putIfAbsent(type.substring(Math.max(0, type.lastIndexOf('/'))), name);
                }
            }
        }
        return targets;
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }

    /** What the workbook says about its first sheet. */
    private static final class FirstSheet {

        private String relation = "";
        private boolean from1904;

        private FirstSheet(InputStream bytes) throws IOException {
            try (bytes) {
                var xml = new XmlPart(bytes);
                while (xml.advance()) {
                    if (xml.isStart("workbookPr")) {
                        from1904 = xml.attribute("date1904").orElse("").matches("1|true");
                    } else if (xml.isStart("sheet") && relation.isEmpty()) {
                        relation = xml.attribute("id").orElse("");
                    }
                }
            }
        }
    }
}
