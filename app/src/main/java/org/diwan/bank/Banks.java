package org.diwan.bank;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.diwan.money.Iban;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The banks that accounts may be at: content, a list of ours or a file of the institution’s own. */
@Component
public class Banks {

    private final Map<String, Bank> byCode = new HashMap<>();

    /** @param directory country, code, bic, name_en, name_ar */
    public Banks(@Value("${diwan.banks:classpath:bank/banks.csv}") Resource directory) throws IOException {
        CsvSchema header = CsvSchema.emptySchema().withHeader();
        try (InputStream file = directory.getInputStream();
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(header)
                        .readValues(file)) {
            rows.forEachRemaining(this::add);
        }
    }

    private void add(Map<String, String> row) {
        var bank = new Bank(
                value(row, "country"),
                value(row, "code"),
                value(row, "bic"),
                value(row, "name_en"),
                value(row, "name_ar"));
        if (byCode.put(key(bank.country(), bank.code()), bank) != null) {
            throw new IllegalArgumentException("Two banks have the code " + bank.code() + " in " + bank.country());
        }
    }

    /** The bank that a valid account number names. */
    public Optional<Bank> of(String iban) {
        return Optional.ofNullable(byCode.get(key(Iban.country(iban), Iban.bankCode(iban))));
    }

    private static String key(String country, String code) {
        return country + ":" + code;
    }

    private static String value(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("A bank of the directory has no " + column);
        }
        return value.strip();
    }
}
