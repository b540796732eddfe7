package org.diwan.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts of a record that a step may write; everything else comes from other systems only. */
enum RecordField {
    NAME_LATIN("nameLatin", "person", "name_latin", Checks::text),
    NAME_ARABIC("nameArabic", "person", "name_arabic", Checks::text),
    BIRTH_DATE("birthDate", "person", "birth_date", Checks::day, "date"),
    EMAIL("email", "person", "email", Checks::email),
    MOBILE("mobile", "person", "mobile", Checks::mobile),
    CITY("city", "person", "city", Checks::text),
    LANGUAGE("language", "person", "language", Checks.oneOf("ar", "en", "fr")),
    OCCUPATION("occupation", "employment", "occupation", Checks::text),
    JOINED("joined", "employment", "started_on", Checks::day, "date"),
    ENDED("ended", "employment", "ended_on", Checks::day, "date");

    static final List<RecordField> CONTACTS = List.of(EMAIL, MOBILE, CITY, LANGUAGE);

    private final String key;
    private final String table;
    private final String column;
    private final Column.Check check;
    private final String type;

    RecordField(String key, String table, String column, Column.Check check) {
        this(key, table, column, check, "text");
    }

    RecordField(String key, String table, String column, Column.Check check, String type) {
        this.key = key;
        this.table = table;
        this.column = column;
        this.check = check;
        this.type = type;
    }

    static Optional<RecordField> of(@Nullable Object key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    /** As forms and facts name it. */
    String key() {
        return key;
    }

    String table() {
        return table;
    }

    String column() {
        return column;
    }

    /** The column's type in SQL. */
    String type() {
        return type;
    }

    boolean ofEmployment() {
        return table.equals("employment");
    }

    /** Why the registry cannot hold this value, if so. */
    @Nullable
    String refuse(String value) {
        return check.refuse(value);
    }
}
