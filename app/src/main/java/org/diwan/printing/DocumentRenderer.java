package org.diwan.printing;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * Makes a PDF for keeping (PDF/A-2b) and for screen readers (PDF/UA-1) of a page of XHTML. The page is closed in itself:
 * nothing is fetched, whatever it refers to. {@code <object type="image/x-qr" data="…" alt="…">} draws a QR code.
 */
@Component
public class DocumentRenderer {

    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final Fonts fonts;
    private final FSCacheEx<String, FSCacheValue> metrics = new FSDefaultCacheStore();

    static {
        XRLog.setLoggingEnabled(false);
    }

    DocumentRenderer(Fonts fonts) {
        this.fonts = fonts;
    }

    /** One that is made by hand, where there is no house around it. */
    public static DocumentRenderer standalone() {
        return new DocumentRenderer(new Fonts());
    }

    /** A whole document at once. */
    public byte[] render(String xhtml, Paper paper) {
        try (PDDocument document = new PDDocument()) {
            return render(List.of(xhtml).iterator(), document, paper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A document of any length, piece by piece: each begins on a page of its own, and what is drawn waits on disk. Of
     * several pieces one is a document for keeping only, since the reading order of one alone could be told in it.
     */
    public byte[] render(Iterator<String> pieces, Paper paper) {
        try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            return render(pieces, document, paper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] render(Iterator<String> pieces, PDDocument document, Paper paper) throws IOException {
        List<Fonts.Face> faces = fonts.borrow();
        List<PDFont> loaded = new ArrayList<>();
        for (Fonts.Face face : faces) {
            loaded.add(PDType0Font.load(document, face.font(), true));
        }
        boolean first = true;
        while (pieces.hasNext()) {
            String xhtml = pieces.next();
            boolean last = !pieces.hasNext();
            draw(xhtml, builder(document, paper, first, last), faces, loaded);
            first = false;
        }
        paper.finish(document, loaded.get(0));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        document.save(bytes);
        fonts.giveBack(faces);
        return bytes.toByteArray();
    }

    private PdfRendererBuilder builder(PDDocument document, Paper paper, boolean first, boolean last) {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePDDocument(document)
                .usePdfVersion(1.7f)
                .usePdfUaAccessibility(first && last)
                .withProducer("Diwan")
                .useCacheStore(CacheStore.PDF_FONT_METRICS, metrics)
                .usePageSupplier((pdf, width, height, page, shadow) -> addPage(pdf, paper, first && page == 0))
                .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new ICUBidiReorderer())
                .useObjectDrawerFactory(new QrDrawers())
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        return last ? builder.usePdfAConformance(PdfAConformance.PDFA_2_B).useColorProfile(SRGB) : builder;
    }

    private static void draw(String xhtml, PdfRendererBuilder builder, List<Fonts.Face> faces, List<PDFont> loaded)
            throws IOException {
        builder.withHtmlContent(xhtml, null);
        for (int i = 0; i < faces.size(); i++) {
            Fonts.Face face = faces.get(i);
            builder.useFont(new PDFontSupplier(loaded.get(i)), face.family(), face.weight(), FontStyle.NORMAL, true);
        }
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        // The XML factories are the platform's own; looking for others in every jar costs a fifth of a page.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private static PDPage addPage(PDDocument document, Paper paper, boolean isFirst) {
        try {
            var page = paper.newPage(document, isFirst);
            document.addPage(page);
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static class QrDrawers implements FSObjectDrawerFactory {

        @Override
        public FSObjectDrawer createDrawer(Element object) {
            return (element, x, y, width, height, device, context, dots) -> {
                device.setColor(new FSRGBColor(0, 0, 0));
                device.fill(new QrCode(element.getAttribute("data")).path(x, y, Math.min(width, height)));
                return Map.of();
            };
        }

        @Override
        public boolean isReplacedObject(Element element) {
            return "image/x-qr".equals(element.getAttribute("type"));
        }
    }
}
