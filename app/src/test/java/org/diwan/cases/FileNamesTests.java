package org.diwan.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payslip.pdf            | payslip.pdf",
                "../../x                | x",
                "..\\..\\x              | x",
                "C:\\Users\\me\\a b.doc | a b.doc",
                "/etc/passwd            | passwd",
                "a/b\\c/d.txt           | d.txt",
                "x/..                   | file",
                "..                     | file",
                "'   '                  | file",
                "'a.pdf. .'             | a.pdf",
                ".profile               | .profile",
                "قسيمة الراتب.pdf       | قسيمة الراتب.pdf",
                "𠮷野家🏠.pdf            | 𠮷野家🏠.pdf",
                "<b>${7*7}</b>.txt      | b>.txt",
                "a <i> \"q\" & 'z'.txt  | a <i> \"q\" & 'z'.txt",
            })
    void aNameIsTheLastPartOfWhatWasSent(String sent, String shown) {
        assertThat(FileNames.shown(sent)).isEqualTo(shown);
    }

    @Test
    void nothingIsInANameThatIsNotSeen() {
        assertThat(FileNames.shown("a\u202Efdp.exe")).isEqualTo("afdp.exe");
        assertThat(FileNames.shown("\u2066a\u2069\u200B\u200F\uFEFF\u00AD\u3164.pdf"))
                .isEqualTo("a.pdf");
        assertThat(FileNames.shown("a\0b\r\nc\td\u2028e.pdf")).isEqualTo("ab c d e.pdf");
        assertThat(FileNames.shown("x/\u202E\u200B")).isEqualTo("file");
        assertThat(FileNames.shown("\uD800a\uDC00\uE000\uFFFF.pdf")).isEqualTo("a.pdf");
        assertThat(FileNames.shown(".\u200B./\u200B../x")).isEqualTo("x");
        assertThat(FileNames.shown(null)).isEqualTo("file");
    }

    @Test
    void oneLetterIsWrittenInOneWay() {
        assertThat(FileNames.shown("re\u0301sume\u0301.pdf")).isEqualTo("r\u00E9sum\u00E9.pdf");
    }

    @Test
    void aLongNameKeepsItsEndingAndWholeCharacters() {
        String name = FileNames.shown("🏠".repeat(300) + ".jpeg");
        assertThat(name).endsWith("🏠.jpeg");
        assertThat(name.codePointCount(0, name.length())).isEqualTo(200);
        assertThat(FileNames.shown("x".repeat(300))).hasSize(200);
    }
}
