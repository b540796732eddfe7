package org.diwan.cases;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Makes of what a device calls a file a name that can be shown and saved: never a path, nothing that is not seen. */
final class FileNames {

    private static final int LONGEST = 200;
    private static final int LONGEST_ENDING = 12;
    private static final String NAMELESS = "file";

    private FileNames() {}

    static String shown(@Nullable String sent) {
        String seen = seen(sent == null ? "" : sent);
        String last = seen.substring(Math.max(seen.lastIndexOf('/'), seen.lastIndexOf('\\')) + 1);
        String name = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll(" +", " ")
                .replaceAll("[ .]+$", "")
                .strip();
        return name.isEmpty() ? NAMELESS : shortened(name);
    }

    private static String seen(String text) {
        var seen = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.isSpaceChar(character) || Character.isWhitespace(character)) {
                seen.append(' ');
            } else if (isSeen(character)) {
                seen.appendCodePoint(character);
            }
        });
        return seen.toString();
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> false;
            default ->
                (character & 0xfffe) != 0xfffe
                        && !UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }

    /** Cuts before the ending, never through a character. */
    private static String shortened(String name) {
        int count = name.codePointCount(0, name.length());
        if (count <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.codePointCount(dot, name.length()) <= LONGEST_ENDING ? name.substring(dot) : "";
        int room = LONGEST - ending.codePointCount(0, ending.length());
        return name.substring(0, name.offsetByCodePoints(0, room)).strip() + ending;
    }
}
