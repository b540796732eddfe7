package org.diwan.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diwan.identity.Colleagues;
import org.diwan.identity.Departures;
import org.diwan.identity.SignedIn;
import org.diwan.registry.Contacts;
import org.diwan.registry.Name;
import org.diwan.registry.OtherClients;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who works here. Staff are clients of cases, too, so that the registry asks here for their names and addresses. */
@Repository
public class StaffList implements OtherClients, Departures {

    private static final String HERE = " and (left_on is null or left_on > current_date)";

    private final JdbcClient jdbc;
    private final Colleagues colleagues;

    StaffList(JdbcClient jdbc, Colleagues colleagues) {
        this.jdbc = jdbc;
        this.colleagues = colleagues;
    }

    /** The one of that user name, gone or not. */
    public Optional<StaffMember> find(String userName) {
        return jdbc.sql("select * from staff_member where user_name = ?")
                .param(userName)
                .query(StaffMember.class)
                .optional();
    }

    @Override
    public boolean isListed(String userName) {
        return find(userName).isPresent();
    }

    @Override
    public Optional<LocalDate> leftOn(String userName) {
        return jdbc.sql("select left_on from staff_member where user_name = ? and left_on <= current_date")
                .param(userName)
                .query(LocalDate.class)
                .optional();
    }

    /** Whom this person leads, by name; without those who have left. */
    public List<StaffMember> teamOf(String manager) {
        return jdbc.sql("select * from staff_member where manager = ? and user_name <> manager" + HERE
                        + " order by name_latin, user_name")
                .param(manager)
                .query(StaffMember.class)
                .list();
    }

    /** All who have not left, by name. */
    public List<StaffMember> here() {
        return jdbc.sql("select * from staff_member where true" + HERE + " order by name_latin, user_name")
                .query(StaffMember.class)
                .list();
    }

    /** The person, locked to the end of the transaction: what they are given and what they ask for changes one by one. */
    boolean lock(String userName) {
        return jdbc.sql("select true from staff_member where user_name = ? for no key update")
                .param(userName)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /** Adds the person unless one of that user name is there. */
    void add(StaffMember member) {
        jdbc.sql(
                        """
                insert into staff_member (user_name, name_latin, name_arabic, email, unit, office, manager, deputy, joined_on, left_on)
                values (:userName, :nameLatin, :nameArabic, :email, :unit, :office, :manager, :deputy, :joinedOn, :leftOn)
                on conflict do nothing""")
                .paramSource(member)
                .update();
    }

    @Override
    public Map<String, String> names(Collection<String> clients, String language) {
        List<String> users = clients.stream()
                .filter(client -> client.startsWith(SignedIn.STAFF))
                .map(StaffList::userName)
                .toList();
        Map<String, String> names = new HashMap<>();
        if (!users.isEmpty()) {
            Locale locale = Locale.forLanguageTag(language);
            colleagues.named(users).forEach(one -> names.put(SignedIn.STAFF + one.userName(), one.displayName(locale)));
            String column = language.equals("ar") ? "name_arabic" : "name_latin";
            jdbc.sql("select user_name, " + column + " from staff_member where user_name in (:users)")
                    .param("users", users)
                    .query(row -> {
                        names.put(SignedIn.STAFF + row.getString(1), row.getString(2));
                    });
        }
        return names;
    }

    @Override
    public List<String> named(String beginning) {
        String pattern = beginning.replaceAll("[\\\\%_]", "\\\\$0") + "%";
        return jdbc
                .sql(
                        "select user_name from staff_member where name_latin like :name or name_arabic like :name limit 100")
                .param("name", pattern)
                .query(String.class)
                .list()
                .stream()
                .map(SignedIn.STAFF::concat)
                .toList();
    }

    @Override
    public Optional<Contacts> contacts(String client) {
        return client.startsWith(SignedIn.STAFF)
                ? find(userName(client))
                        .map(member -> new Contacts(
                                client, new Name(member.nameLatin(), member.nameArabic()), member.email(), null, "en"))
                : Optional.empty();
    }

    /** The user name of staff who are clients. */
    static String userName(String client) {
        return client.substring(SignedIn.STAFF.length());
    }
}
