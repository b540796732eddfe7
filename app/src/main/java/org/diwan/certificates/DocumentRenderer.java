package org.diwan.certificates;

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
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * Makes a PDF for keeping (PDF/A-2b) and for screen readers (PDF/UA-1) of a page of XHTML. The page is closed in itself:
 * nothing is fetched, whatever it refers to. {@code <object type="image/x-qr" data="…" alt="…">} draws a QR code.
 */
@Component
class DocumentRenderer {

    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final Fonts fonts;
    private final Letterhead letterhead = new Letterhead();
    private final FSCacheEx<String, FSCacheValue> metrics = new FSDefaultCacheStore();

    static {
        XRLog.setLoggingEnabled(false);
    }

    DocumentRenderer(Fonts fonts) {
        this.fonts = fonts;
    }

    byte[] render(String xhtml) {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        // The XML factories are the platform's own; looking for others in every jar costs a fifth of a page.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        List<Fonts.Face> faces = fonts.borrow();
        try (PDDocument document = new PDDocument()) {
            byte[] pdf = render(xhtml, document, faces);
            fonts.giveBack(faces);
            return pdf;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private byte[] render(String xhtml, PDDocument document, List<Fonts.Face> faces) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePDDocument(document)
                .usePdfVersion(1.7f)
                .usePdfAConformance(PdfAConformance.PDFA_2_B)
                .usePdfUaAccessibility(true)
                .useColorProfile(SRGB)
                .withProducer("Diwan")
                .useCacheStore(CacheStore.PDF_FONT_METRICS, metrics)
                .usePageSupplier((pdf, width, height, page, shadow) -> addPage(pdf, page))
                .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new ICUBidiReorderer())
                .useObjectDrawerFactory(new QrDrawers())
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .withHtmlContent(xhtml, null);
        for (Fonts.Face face : faces) {
            builder.useFont(
                    new PDFontSupplier(PDType0Font.load(document, face.font(), true)),
                    face.family(),
                    face.weight(),
                    FontStyle.NORMAL,
                    true);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            SignatureField.addTo(document);
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private PDPage addPage(PDDocument document, int number) {
        try {
            var page = letterhead.newPage(document, number == 0);
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
