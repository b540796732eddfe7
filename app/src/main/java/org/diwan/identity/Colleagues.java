package org.diwan.identity;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Staff by what they may do, so that work can be passed on. */
@Repository
public class Colleagues {

    private final JdbcClient jdbc;

    Colleagues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them. */
    public record Colleague(String userName, String nameLatin, String nameArabic) {

        /** The name as the reader's language writes it. */
        public String displayName(Locale locale) {
            return locale.getLanguage().equals("ar") ? nameArabic : nameLatin;
        }
    }

    /** Those of these user names, with an open account or a closed one. */
    public List<Colleague> named(Collection<String> userNames) {
        return jdbc.sql(
                        """
                select user_name, name_latin, name_arabic from account
                where kind = 'staff' and user_name = any(string_to_array(:names, ',')) order by user_name""")
                .param("names", String.join(",", userNames))
                .query(Colleague.class)
                .list();
    }

    /** Those with an open account who hold any of these roles, by user name. */
    public List<Colleague> having(Collection<Role> roles) {
        return jdbc.sql(
                        """
                select user_name, name_latin, name_arabic from account
                where kind = 'staff' and enabled and roles && string_to_array(:roles, ',') order by user_name""")
                .param("roles", String.join(",", roles.stream().map(Role::name).toList()))
                .query(Colleague.class)
                .list();
    }
}
