package org.diwan.claims.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimFileTests {

    private static final String CSV = new ClaimTable()
            .claim("C1", 2)
            .with(2, "patient_name", "نوف الحربي")
            .csv();

    @TempDir
    private Path folder;

    @Test
    void aByteOrderMarkOfUtf8DoesNoHarm() throws IOException {
        assertThat(read("claims.csv", ("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(2);
    }

    @Test
    void columnsMayStandInAnyOrder() throws IOException {
        String csv = "currency,amount,unit_price,quantity,service_code,diagnosis,service_date,patient_name,national_id,"
                + "facility_id,line_no,claim_no,prior_approval\nSAR,240.00,120.00,2,OP-100,M54.5,2026-11-01,Nouf,"
                + "1000000008,F0006,1,C1,PA1\n";
        Path file = ClaimTable.file(folder, "claims.csv", csv.getBytes(StandardCharsets.UTF_8));
        try (ClaimRows rows = ClaimFile.open(file, "claims.csv")) {
            ClaimLine line = ClaimLine.of(Objects.requireNonNull(rows.next()));
            assertThat(line.claimNo()).isEqualTo("C1");
            assertThat(line.amount()).isEqualByComparingTo("240.00");
            assertThat(line.priorApproval()).isEqualTo("PA1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16, UTF-16",
        "UTF-16LE, UTF-16",
        "UTF-16BE, UTF-16",
        "windows-1256, not in UTF-8",
        "ISO-8859-6, not in UTF-8"
    })
    void anotherEncodingIsSaid(String charset, String said) {
        refused("claims.csv", CSV.getBytes(Charset.forName(charset)), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "claim_no;line_no ! semicolons",
                "claim_no\tline_no ! tabs",
                "HEADER,note ! unknown: note",
                "HEADER,claim_no ! double: claim_no",
                "HEADER, ! unknown: (empty)",
                "claim_no,line_no ! missing: facility_id",
                "C1,1,F0006 ! claim_no,line_no",
                "Claim No,line_no ! unknown: Claim No"
            })
    void anotherHeaderIsSaid(String header, String said) {
        String csv = header.replace("HEADER", ClaimTable.header()) + CSV.substring(CSV.indexOf("\r\n"));
        refused("claims.csv", csv.getBytes(StandardCharsets.UTF_8), said);
    }

    @Test
    void aFileWithSemicolonsIsRefused() {
        refused("claims.csv", CSV.replace(',', ';').getBytes(StandardCharsets.UTF_8), "semicolons");
    }

    @Test
    void anEmptyFileIsRefused() {
        refused("claims.csv", new byte[0], "empty");
        refused("claims.csv", new byte[100], "no text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claims.xlsx | a,b | its name ends in .xlsx",
                "claims.json | a,b | its name ends in .json",
                "claims.csv | {\"resourceType\":\"Bundle\"} | JSON",
                "claims.csv | <Bundle xmlns=\"http://hl7.org/fhir\"/> | XML",
                "claims.csv | %PDF-1.7 | PDF",
                "claims.xlsm | a,b | macros"
            })
    void aFileOfAnotherTypeThanItsNameSaysIsRefused(String name, String text, String said) {
        refused(name, text.getBytes(StandardCharsets.UTF_8), said);
    }

    @Test
    void anOldWorkbookIsRefused() {
        byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        refused("claims.xlsx", ole, "OLE 2");
    }

    @Test
    void moreThanTwoHundredMegabytesAreRefused() throws IOException {
        Path file = folder.resolve("claims.csv");
        try (var hole = new RandomAccessFile(file.toFile(), "rw")) {
            hole.setLength((200L << 20) + 1);
        }
        assertThatThrownBy(() -> ClaimFile.open(file, "claims.csv").close())
                .isInstanceOf(ClaimFileRefused.class)
                .hasMessageContaining("200 MB");
    }

    private void refused(String name, byte[] bytes, String said) {
        assertThatThrownBy(() -> read(name, bytes))
                .isInstanceOf(ClaimFileRefused.class)
                .hasMessageContaining(said);
    }

    private int read(String name, byte[] bytes) throws IOException {
        try (ClaimRows rows = ClaimFile.open(ClaimTable.file(folder, name, bytes), name)) {
            int count = 0;
            while (rows.next() != null) {
                count++;
            }
            return count;
        }
    }
}
