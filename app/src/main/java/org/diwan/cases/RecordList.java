package org.diwan.cases;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something that the record holds several of for a client, such as benefits: for forms to choose from and to show. Forms
 * name it {@code registry.<name>}.
 */
public interface RecordList {

    /** The name, after {@code registry.} */
    String name();

    /** The client's rows in the reader's language; {@code value} and {@code label} make a row an option. */
    List<Map<String, Object>> of(String client, Locale locale);
}
