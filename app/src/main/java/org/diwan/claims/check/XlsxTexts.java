package org.diwan.claims.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/** The texts that cells share, by number. */
final class XlsxTexts {

    /** Of a cell; longer ones are cut, and found to be too long by whoever looks at them. */
    static final int LONGEST = 1 << 16;

    private static final int MOST_CHARACTERS = 48 << 20;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final List<String> texts;

    private XlsxTexts(List<String> texts) {
        this.texts = texts;
    }

    static XlsxTexts read(@Nullable InputStream bytes) throws IOException {
        var texts = new ArrayList<String>();
        if (bytes != null) {
            try (bytes) {
                read(new XmlPart(bytes), texts);
            }
        }
        return new XlsxTexts(texts);
    }

    private static void read(XmlPart xml, List<String> texts) throws IOException {
        long characters = 0;
        while (xml.advance()) {
            if (xml.isStart("si")) {
                String text = rich(xml, "si");
                characters += text.length();
                if (characters > MOST_CHARACTERS) {
                    throw new ClaimFileRefused(Reason.of("file-texts"));
                }
                texts.add(text);
            }
        }
    }

    /** The text of an element, its runs together, hints of pronunciation left out. */
    static String rich(XmlPart xml, String end) throws IOException {
        var text = new StringBuilder();
        boolean within = false;
        boolean hint = false;
        while (xml.advance() && !xml.isEnd(end)) {
            if (xml.isStart("rPh") || xml.isEnd("rPh")) {
                hint = xml.isStart();
            } else if (xml.isStart("t") || xml.isEnd("t")) {
                within = xml.isStart();
            } else if (within && !hint && text.length() < LONGEST) {
                text.append(xml.text());
            }
        }
        return plain(text.toString());
    }

    /** XML cannot hold every character: others are written as their number. */
    static String plain(String text) {
        return text.indexOf('_') < 0
                ? text
                : ESCAPED.matcher(text)
                        .replaceAll(one -> Matcher.quoteReplacement(character(Integer.parseInt(one.group(1), 16))));
    }

    /** Half a character is none. */
    private static String character(int code) {
        return String.valueOf(Character.isSurrogate((char) code) ? '\uFFFD' : (char) code);
    }

    /** The text of this number; none where there is none. */
    @Nullable
    String at(String number) {
        try {
            int index = Integer.parseInt(number.strip());
            return index >= 0 && index < texts.size() ? texts.get(index) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
