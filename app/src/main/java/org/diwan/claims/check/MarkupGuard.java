package org.diwan.claims.check;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.diwan.claims.reason.Reason;

/**
 * Stands before the XML parser: no document type comes through, and no tag, text, comment or instruction that is longer
 * than an entry may be, since the parser would gather it whole.
 */
final class MarkupGuard extends FilterReader {

    private static final String COMMENT = "<!--";

    private final StringBuilder last = new StringBuilder();
    private String until = "";
    private int run;

    MarkupGuard(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        if (one >= 0) {
            look((char) one);
        }
        return one;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        int count = in.read(into, from, length);
        for (int i = from; i < from + count; i++) {
            look(into[i]);
        }
        return count;
    }

    private void look(char one) {
        run++;
        if (run > FhirEntry.MOST_CHARACTERS) {
            throw new ClaimFileRefused(Reason.of("file-xml-long"));
        }
        if (!until.isEmpty()) {
            remember(one);
            if (last.toString().endsWith(until)) {
                until = "";
                last.setLength(0);
            }
        } else if (one == '<') {
            run = 0;
            last.setLength(0);
            last.append(one);
        } else if (last.length() > 0) {
            opened(one);
        }
    }

    /** What follows an opening bracket, until it is clear what it opens. */
    private void opened(char one) {
        last.append(one);
        String begun = last.toString();
        if (begun.equals("<?")) {
            until = "?>";
        } else if (begun.equals(COMMENT)) {
            until = "-->";
        } else if (COMMENT.startsWith(begun)) {
            return;
        } else if (begun.startsWith("<!")) {
            throw new ClaimFileRefused(Reason.of("file-xml-marked"));
        }
        last.setLength(0);
    }

    private void remember(char one) {
        last.append(one);
        if (last.length() > 3) {
            last.deleteCharAt(0);
        }
    }
}
