package org.diwan.insight.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.diwan.web.SafeCsv;
import org.diwan.web.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** What a page shows, as a file: written while it is read, so that its length does not matter. */
final class InsightFiles {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private InsightFiles() {}

    /** Where rows go. */
    @FunctionalInterface
    interface Rows {
        void add(List<? extends @Nullable Object> cells) throws IOException;
    }

    /** Writes the rows of a file, the heads of its columns first. */
    @FunctionalInterface
    interface Content {
        void writeTo(Rows rows) throws IOException;
    }

    /** @param kind csv or xlsx */
    static void send(HttpServletResponse response, String name, String kind, Content content) throws IOException {
        boolean sheet = kind.equals("xlsx");
        response.setContentType(sheet ? XLSX : "text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "." + kind, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        if (sheet) {
            try (Sheet file = new Sheet(response.getOutputStream(), name, LateShares.rightToLeft())) {
                content.writeTo(file::row);
            }
        } else {
            try (SafeCsv file = new SafeCsv(response.getOutputStream())) {
                content.writeTo(file::row);
            }
        }
    }
}
