package org.diwan.access.report;

/** Pieces that several reports are made of. */
final class Sql {

    /** Whether somebody of this user name, in {@code staff_member m}, is looked for. */
    static final String PERSON =
            """
            (:person = '' or %1$s = :person or position(lower(:person) in lower(coalesce(m.name_latin, ''))) > 0
              or position(:person in coalesce(m.name_arabic, '')) > 0)""";

    private Sql() {}

    static String person(String userName) {
        return PERSON.formatted(userName);
    }

    /** The name in the reader's script; the user name where the staff list has none. */
    static String name(String userName) {
        return "coalesce(case when :language = 'ar' then m.name_arabic else m.name_latin end, " + userName + ")";
    }

    /** The name of a system or role in the reader's language. */
    static String word(String table) {
        return "case :language when 'ar' then %1$s.name_ar when 'fr' then %1$s.name_fr else %1$s.name_en end"
                .formatted(table);
    }
}
