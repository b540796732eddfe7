package org.diwan.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.diwan.registry.DemoRows.Table;

/** A made-up registry of any size, the same for the same day: the ten demo citizens first, then as many as asked for. */
final class DemoRegistry {

    private static final int PEOPLE_A_BLOCK = 5_000;

    private final DemoRows rows = new DemoRows();
    private final DemoCitizens citizens;
    private final DemoPeople people;

    DemoRegistry(LocalDate today, int monthsOfWages) {
        var work = new DemoWork(rows, today, monthsOfWages);
        citizens = new DemoCitizens(rows, work, today);
        people = new DemoPeople(rows, work, today);
    }

    /** Writes that many people block by block, so that millions need no more memory than thousands. */
    void write(Connection connection, long count) throws SQLException {
        employers();
        citizens.add();
        for (long number = DemoCitizens.COUNT; number < count; number++) {
            people.add(number);
            if (number % PEOPLE_A_BLOCK == 0) {
                rows.writeTo(connection);
            }
        }
        rows.writeTo(connection);
    }

    private void employers() {
        for (int number = 0; number < DemoNames.EMPLOYERS; number++) {
            Name name = DemoNames.employer(number);
            LocalDate registered = LocalDate.of(1975 + number % 9, 1 + number % 12, 1);
            rows.add(
                    Table.EMPLOYER,
                    DemoWork.employerId(number),
                    name.latin(),
                    name.arabic(),
                    DemoNames.city(number),
                    registered,
                    null);
        }
    }
}
