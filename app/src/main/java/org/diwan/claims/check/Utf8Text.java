package org.diwan.claims.check;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.diwan.claims.reason.Reason;

/** Reads bytes as text in UTF-8 and nothing else, with a byte order mark or without. */
final class Utf8Text {

    private Utf8Text() {}

    /** Other encodings show as a {@link java.nio.charset.CharacterCodingException} while reading. */
    static Reader open(InputStream bytes) throws IOException {
        try {
            var text = new PushbackReader(
                    new InputStreamReader(
                            new BufferedInputStream(bytes, 1 << 16),
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
                    1);
            int first = text.read();
            if (first >= 0 && first != '\uFEFF') {
                text.unread(first);
            }
            return text;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    static ClaimFileRefused refused() {
        return new ClaimFileRefused(Reason.of("file-utf8"));
    }
}
