package org.diwan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;

/**
 * Reads the multipart forms of pages as they arrive. No bean, since the servlet would take it up for every address: the
 * API takes no files, and pages have it run by a filter that knows who sends.
 */
public class PageMultipart implements MultipartResolver {

    private final UploadLimits limits;

    public PageMultipart(UploadLimits limits) {
        this.limits = limits;
    }

    @Override
    public boolean isMultipart(HttpServletRequest request) {
        return isForm(request);
    }

    static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && HttpMethod.POST.matches(request.getMethod())
                && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    @Override
    public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
        return new MultipartReading(limits).read(request);
    }

    @Override
    public void cleanupMultipart(MultipartHttpServletRequest request) {
        for (List<MultipartFile> files : request.getMultiFileMap().values()) {
            files.forEach(PageMultipart::forget);
        }
    }

    static void forget(MultipartFile file) {
        if (file instanceof ReceivedFile kept) {
            try {
                kept.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
