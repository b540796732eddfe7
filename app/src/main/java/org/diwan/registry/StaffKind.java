package org.diwan.registry;

import java.util.List;
import java.util.regex.Pattern;
import org.diwan.registry.ImportKind.Order;
import org.diwan.registry.ImportKind.Rule;
import org.jspecify.annotations.Nullable;

/** The staff list: who works here, for whom, until when. A row alone gives nobody anything. */
final class StaffKind {

    static final String TABLE = "staff_member";

    private static final Pattern USER_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final String UNKNOWN = "is nobody of the staff list";
    private static final String OWN = "is the person";

    /** Who leads whom once the file is taken: its rows, and of those whom it does not name what is known. */
    private static final String LOOP =
            """
            s.manager is not null and s.user_name in (
                with recursive led as (
                    select user_name, manager from stage where manager is not null
                    union all
                    select user_name, manager from staff_member m where manager is not null
                       and not exists (select from stage o where o.user_name = m.user_name)),
                above as (
                    select user_name as who, manager as leader from stage where manager is not null
                    union
                    select a.who, l.manager from above a join led l on l.user_name = a.leader)
                select who from above where who = leader)""";

    private StaffKind() {}

    static ImportKind staff() {
        return new ImportKind(
                "staff",
                TABLE,
                1,
                List.of(
                        new Column("user_name", StaffKind::userName),
                        new Column("name_latin", Checks::text),
                        new Column("name_arabic", Checks::text),
                        new Column("email", Checks::email, true),
                        new Column("unit", Checks::text),
                        new Column("office", Checks::id),
                        new Column("manager", StaffKind::userName, true),
                        new Column("deputy", StaffKind::userName, true),
                        new Column("joined_on", Checks::day),
                        new Column("left_on", Checks::day, true)),
                List.of(new Order("joined_on", "left_on")),
                List.of(),
                List.of(
                        new Rule(
                                "user_name",
                                "stands more than once",
                                "exists (select from stage o where o.user_name = s.user_name and o.line <> s.line)"),
                        new Rule("manager", OWN, "s.manager = s.user_name"),
                        new Rule("deputy", OWN, "s.deputy = s.user_name"),
                        new Rule("manager", UNKNOWN, unknown("manager")),
                        new Rule("deputy", UNKNOWN, unknown("deputy")),
                        new Rule("manager", "leads back to the person", LOOP)));
    }

    private static String unknown(String column) {
        return """
                s.%1$s is not null and not exists (select from stage o where o.user_name = s.%1$s)
                and not exists (select from staff_member m where m.user_name = s.%1$s)"""
                .formatted(column);
    }

    private static @Nullable String userName(String value) {
        return USER_NAME.matcher(value).matches() ? null : "is not a user name (small letters, digits, dot, dash)";
    }
}
