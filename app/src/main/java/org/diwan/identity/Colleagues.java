package org.diwan.identity;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /**
     * Those with an open account who hold any of these roles, by user name.
     *
     * @param office whose tasks they shall be able to take; null for any
     */
    public List<Colleague> having(Collection<Role> roles, @Nullable String office) {
        return jdbc.sql(
                        """
                select user_name, name_latin, name_arabic from account
                where kind = 'staff' and enabled and roles && :roles::text[]
                  and (:office::text is null or office is null or office = :office or roles && :everywhere::text[])
                order by user_name""")
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .param(
                        "everywhere",
                        roles.stream()
                                .filter(role ->
                                        role.reach(Permission.TASKS_WORK).equals(Optional.of(Reach.ALL)))
                                .map(Role::name)
                                .toArray(String[]::new))
                .param("office", office)
                .query(Colleague.class)
                .list();
    }
}
