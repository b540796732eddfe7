package org.diwan.catalog;

import java.time.Clock;
import java.time.ZoneOffset;

/** The institution's working time for tests that start no application. */
public final class TestWorkingTime {

    private TestWorkingTime() {}

    public static WorkingTime at(Clock clock) {
        return new WorkingTime(clock, ZoneOffset.UTC);
    }
}
