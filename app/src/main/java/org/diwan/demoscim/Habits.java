package org.diwan.demoscim;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which habit each system has now. */
@Repository
@InDemoMode
class Habits {

    private final JdbcClient jdbc;

    Habits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Habit of(String system) {
        return jdbc.sql("select habit from demo_scim_habit where system = ?")
                .param(system)
                .query(String.class)
                .optional()
                .map(Habit::of)
                .orElse(Habit.ANSWERS);
    }

    void choose(String system, Habit habit) {
        jdbc.sql(
                        """
                insert into demo_scim_habit (system, habit) values (:system, :habit)
                on conflict (system) do update set habit = :habit""")
                .param("system", system)
                .param("habit", habit.key())
                .update();
    }
}
