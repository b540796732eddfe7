package org.diwan.printing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The fonts of printed documents, parsed once and lent out: a parsed font keeps a read position, so that one document at
 * a time may use it. As many sets come to exist as documents were ever rendered at the same time.
 */
@Component
class Fonts {

    private final ConcurrentLinkedQueue<List<Face>> idle = new ConcurrentLinkedQueue<>();

    /** One weight of one family. */
    record Face(String family, int weight, TrueTypeFont font) {}

    List<Face> borrow() {
        List<Face> faces = idle.poll();
        return faces != null ? faces : parse();
    }

    void giveBack(List<Face> faces) {
        idle.add(faces);
    }

    private static List<Face> parse() {
        List<Face> faces = new ArrayList<>();
        faces.add(parse("Noto Sans", 400, "NotoSans_400Regular.ttf"));
        faces.add(parse("Noto Sans", 600, "NotoSans_600SemiBold.ttf"));
        faces.add(parse("Noto Naskh Arabic", 400, "NotoNaskhArabic_400Regular.ttf"));
        faces.add(parse("Noto Naskh Arabic", 600, "NotoNaskhArabic_600SemiBold.ttf"));
        return List.copyOf(faces);
    }

    private static Face parse(String family, int weight, String file) {
        try (InputStream bytes =
                new ClassPathResource("fonts/" + file, Fonts.class.getClassLoader()).getInputStream()) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes.readAllBytes()));
            // Noto Sans brings Devanagari, whose substitutions would else be sought in every Latin word, slowly.
            font.setEnableGsub(false);
            return new Face(family, weight, font);
        } catch (IOException e) {
            throw new UncheckedIOException("Font " + file + " is not on the class path", e);
        }
    }
}
