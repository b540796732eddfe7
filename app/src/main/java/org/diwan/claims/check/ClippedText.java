package org.diwan.claims.check;

import java.io.Writer;

/** Text in memory that grows no further than an entry may be long. */
final class ClippedText extends Writer {

    private final StringBuilder text = new StringBuilder();
    private boolean clipped;

    @Override
    public void write(char[] characters, int from, int length) {
        if (roomFor(length)) {
            text.append(characters, from, length);
        }
    }

    @Override
    public void write(String characters) {
        if (roomFor(characters.length())) {
            text.append(characters);
        }
    }

    private boolean roomFor(int length) {
        clipped |= text.length() + length > FhirEntry.MOST_CHARACTERS;
        return !clipped;
    }

    boolean isClipped() {
        return clipped;
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
