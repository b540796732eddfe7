package org.diwan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTests {

    @Test
    void rowsEndWithLineFeedOrBothAndEmptyLinesAreNone() throws IOException {
        assertThat(rows("a,b\r\n\nc,\r\n,d")).containsExactly("1[a|b]", "3[c|]", "4[|d]");
    }

    @Test
    void aQuotedCellHoldsCommasQuotesAndLineBreaks() throws IOException {
        assertThat(rows("\"a,1\",\"say \"\"b\"\"\"\r\n\"c\r\nd\",e\nf,\"g\"\r\n"))
                .containsExactly("1[a,1|say \"b\"]", "2[c\r\nd|e]", "4[f|g]");
    }

    @Test
    void aQuoteInsideAPlainCellIsACharacter() throws IOException {
        assertThat(rows("O\"Connor,x")).containsExactly("1[O\"Connor|x]");
    }

    @Test
    void aQuoteThatNeverClosesCostsItsLineOnly() throws IOException {
        assertThat(rows("a,b\nc,\"d\ne,f\n\"g\",h"))
                .containsExactly("1[a|b]", "2[c]text follows a closing quote", "3[e|f]", "4[g|h]");
        assertThat(rows("c,\"d\ne,f")).containsExactly("1[c]a quote is not closed", "2[e|f]");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstCell() throws IOException {
        assertThat(rows("\uFEFFa,b")).containsExactly("1[a|b]");
    }

    @Test
    void aLineLongerThanTheBufferIsRead() throws IOException {
        String cell = "س".repeat(100_000);
        assertThat(rows(cell + ",b\nc,d")).containsExactly("1[" + cell + "|b]", "2[c|d]");
    }

    @Test
    void anotherEncodingAndAnEndlessLineRefuseTheFile() {
        assertThatThrownBy(() -> rows("اسم", Charset.forName("windows-1256")))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> rows("x".repeat(2_000_000)))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("Line 1");
    }

    private static List<String> rows(String text) throws IOException {
        return rows(text, StandardCharsets.UTF_8);
    }

    private static List<String> rows(String text, Charset charset) throws IOException {
        var reader = new CsvReader(new ByteArrayInputStream(text.getBytes(charset)));
        var rows = new ArrayList<String>();
        for (CsvRow row = reader.next(); row != null; row = reader.next()) {
            String fault = row.fault() == null ? "" : row.fault();
            rows.add(row.line() + "[" + String.join("|", row.cells()) + "]" + fault);
        }
        return rows;
    }
}
