package org.diwan.certificates;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.diwan.printing.DocumentRenderer;
import org.slf4j.LoggerFactory;

/**
 * Pages a CPU second of one thread: a certificate from its template, the same signed, and a page of the same words drawn by
 * hand in the simplest way (fonts parsed for each page, QR code as a picture, no tags, no border).
 */
public final class RenderBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration MEASURED = Duration.ofSeconds(6);
    private static final int QR_PIXELS = 400;

    private RenderBenchmark() {}

    private interface Page {
        byte[] make() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        DocumentRenderer renderer = DocumentRenderer.standalone();
        Letterhead letterhead = new Letterhead();
        CertificateSheet sheet = Samples.sheet();
        Certificate certificate = Samples.certificate("wage", List.of("en", "ar"));
        Signer signer = Samples.signer(Files.createTempDirectory("bench"), null, null);
        Page rendered = () -> renderer.render(
                sheet.html(certificate, Samples.CODE, Samples.LINK, Samples.SITE), letterhead);
        double naive = pagesPerSecond(() -> naive(certificate));
        double one = pagesPerSecond(rendered);
        double signed = pagesPerSecond(() -> signer.sign(rendered.make()));
        row("drawn by hand, naive", naive, naive);
        row("rendered", one, naive);
        row("rendered and signed", signed, naive);
    }

    private static void row(String what, double pages, double naive) {
        System.out.printf(Locale.ROOT, "| %-22s | %7.1f pages/s | %5.2f x naive |%n", what, pages, pages / naive);
    }

    private static double pagesPerSecond(Page page) throws Exception {
        run(page, WARM_UP);
        return run(page, MEASURED);
    }

    /** By the thread's own CPU time, so that a busy machine does not change the outcome. */
    private static double run(Page page, Duration length) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        int pages = 0;
        while (threads.getCurrentThreadCpuTime() - start < length.toNanos()) {
            page.make();
            pages++;
        }
        return pages * 1e9 / (threads.getCurrentThreadCpuTime() - start);
    }

    private static byte[] naive(Certificate certificate) throws Exception {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDType0Font latin = font(document, "NotoSans_400Regular.ttf");
            PDType0Font bold = font(document, "NotoSans_600SemiBold.ttf");
            PDType0Font arabic = font(document, "NotoNaskhArabic_400Regular.ttf");
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                float y = 760;
                for (var fact : certificate.facts().entrySet()) {
                    line(content, bold, 60, y, fact.getKey());
                    line(content, latin, 180, y, FactText.in("en").lines(fact.getValue(), key -> key).get(0));
                    line(content, arabic, 360, y, FactText.in("ar").lines(fact.getValue(), key -> key).get(0));
                    y -= 24;
                }
                line(content, bold, 60, 120, Samples.CODE.grouped());
                content.drawImage(LosslessFactory.createFromImage(document, qr()), 60, 150, 94, 94);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static void line(PDPageContentStream content, PDType0Font font, float x, float y, String text)
            throws IOException {
        content.beginText();
        content.setFont(font, 11);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
    }

    private static PDType0Font font(PDDocument document, String file) throws IOException {
        try (InputStream bytes = RenderBenchmark.class.getResourceAsStream("/fonts/" + file)) {
            return PDType0Font.load(document, bytes);
        }
    }

    private static BufferedImage qr() throws Exception {
        BitMatrix bits = new QRCodeWriter().encode(Samples.LINK, BarcodeFormat.QR_CODE, QR_PIXELS, QR_PIXELS);
        BufferedImage image = new BufferedImage(QR_PIXELS, QR_PIXELS, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < QR_PIXELS; x++) {
            for (int y = 0; y < QR_PIXELS; y++) {
                image.setRGB(x, y, bits.get(x, y) ? 0 : 0xffffff);
            }
        }
        return image;
    }
}
