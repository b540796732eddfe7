package org.diwan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaffKindTests {

    private static final String HEADER =
            "user_name,name_latin,name_arabic,email,unit,office,manager,deputy,joined_on,left_on\n";

    private final RegistryDatabase house = RegistryDatabase.fresh();

    /** The table as V094 and V096 leave it. */
    @BeforeEach
    void makeTheTable() {
        house.db()
                .sql(
                        """
                create table staff_member (user_name text primary key, name_latin text not null, name_arabic text not null,
                    email text, unit text not null, office text not null default 'main', manager text, deputy text,
                    joined_on date not null, left_on date, check (left_on is null or left_on >= joined_on),
                    recorded_at timestamptz not null default now())""")
                .update();
    }

    @Test
    void aListIsMergedAndARepeatChangesNothing() {
        String rows = row("boss", "", "") + row("anna", "boss", "boss") + row("bert", "anna", "");
        assertThat(run(rows).summary()).isEqualTo("3 read, 3 new, 0 changed, 0 same, 0 refused");
        assertThat(run(rows).summary()).isEqualTo("3 read, 0 new, 0 changed, 3 same, 0 refused");
        assertThat(run(row("bert", "boss", "")).summary()).isEqualTo("1 read, 0 new, 1 changed, 0 same, 0 refused");
    }

    @Test
    void eachBadRowIsNamedWithItsReason() {
        run(row("boss", "", ""));
        ImportReport report = run(row("anna", "boss", "")
                + row("twice", "boss", "")
                + row("twice", "", "")
                + row("self", "self", "")
                + row("lost", "nobody", "")
                + row("alone", "boss", "ghost")
                + "late,Late,متأخر,,unit,main,,,2025-01-01,2024-12-31\n"
                + row("Big Name", "", "")
                + row("under", "lost", ""));
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.refusals())
                .extracting(refusal -> refusal.line() + " " + refusal.column() + ": " + refusal.reason())
                .containsExactly(
                        "3 user_name: stands more than once",
                        "4 user_name: stands more than once",
                        "5 manager: is the person",
                        "6 manager: is nobody of the staff list",
                        "7 deputy: is nobody of the staff list",
                        "8 left_on: lies before joined_on",
                        "9 user_name: is not a user name (small letters, digits, dot, dash)",
                        "10 manager: is nobody of the staff list");
    }

    @Test
    void aLoopIsRefusedAlsoWhereTheFileClosesItWithWhatIsKnown() {
        assertThat(run(row("a", "c", "") + row("b", "a", "") + row("c", "b", "") + row("d", "a", ""))
                        .refusals())
                .extracting(Refusal::line, Refusal::reason)
                .containsExactly(
                        tuple(2, "leads back to the person"),
                        tuple(3, "leads back to the person"),
                        tuple(4, "leads back to the person"),
                        tuple(5, "is nobody of the staff list"));
        run(row("top", "", "") + row("mid", "top", "") + row("low", "mid", ""));
        assertThat(run(row("top", "low", "")).refusals())
                .extracting(Refusal::reason)
                .containsExactly("leads back to the person");
        assertThat(run(row("top", "mid", "") + row("mid", "", "")).refusals()).isEmpty();
    }

    @Test
    void aDryRunKeepsNothing() {
        assertThat(house.imports()
                        .run("staff", file(row("boss", "", "")), true, true)
                        .added())
                .isEqualTo(1);
        assertThat(people()).isEmpty();
    }

    @Test
    void whoIsMissingInACompleteListHasLeftToday() {
        run(row("a", "", "") + row("b", "a", "") + row("c", "a", ""));
        ImportReport report = complete(row("a", "", "") + row("b", "a", ""));
        assertThat(report.gone()).isEqualTo(1);
        assertThat(report.summary()).isEqualTo("2 read, 0 new, 0 changed, 2 same, 0 refused, 1 gone");
        assertThat(left()).containsExactly("c " + RegistryDatabase.TODAY);
    }

    @Test
    void halfAListOrABadRowLocksNobodyOut() {
        run(row("a", "", "") + row("b", "a", "") + row("c", "a", ""));
        assertThat(complete(row("a", "", "")).refusals())
                .extracting(Refusal::reason)
                .containsExactly("2 of 3 are missing, too many to be taken to have left");
        assertThat(complete(row("a", "", "") + row("b", "b", "")).refusals())
                .extracting(Refusal::reason)
                .containsExactly("rows were refused, so nobody is taken to have left", "is the person");
        assertThat(left()).isEmpty();
        assertThatThrownBy(() -> house.imports()
                        .run(
                                "employers",
                                file("employer_id,name_latin,name_arabic,city,registered_on,closed_on\n"),
                                false,
                                true))
                .isInstanceOf(FileRefused.class);
    }

    private ImportReport run(String rows) {
        return house.imports().run("staff", file(rows), false);
    }

    private ImportReport complete(String rows) {
        return house.imports().run("staff", file(rows), false, true);
    }

    private List<String> people() {
        return house.db()
                .sql("select user_name from staff_member order by 1")
                .query(String.class)
                .list();
    }

    private List<String> left() {
        return house.db()
                .sql("select user_name || ' ' || left_on from staff_member where left_on is not null order by 1")
                .query(String.class)
                .list();
    }

    private static String row(String user, String manager, String deputy) {
        return user + ",Name,اسم," + "x@diwan.example,unit,main," + manager + "," + deputy + ",2024-09-01,\n";
    }

    private static ByteArrayInputStream file(String rows) {
        String text = rows.startsWith("employer_id") ? rows : HEADER + rows;
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
