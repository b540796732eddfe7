package org.diwan.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.diwan.operations.HouseReadings.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Puts the figures into meters time and again, so that however often they are asked for, the database is read once. */
@Component
class Gauges {

    private static final Logger LOG = LoggerFactory.getLogger(Gauges.class);

    private final HouseReadings readings;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, MultiGauge> gauges = new ConcurrentHashMap<>();
    private volatile Instant readAt;

    Gauges(HouseReadings readings, MeterRegistry registry, Clock clock) {
        this.readings = readings;
        this.registry = registry;
        this.clock = clock;
        this.readAt = clock.instant();
        Gauge.builder("diwan.readings.age", this, Gauges::age)
                .baseUnit("seconds")
                .description(Meanings.of("diwan.readings.age"))
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${diwan.readings-every:PT15S}", initialDelayString = "${diwan.readings-after:PT5S}")
    void read() {
        try {
            Map<String, List<Reading>> byMeter =
                    readings.read().stream().collect(Collectors.groupingBy(Reading::meter));
            byMeter.forEach((meter, rows) ->
                    gauge(meter).register(rows.stream().map(Gauges::row).toList(), true));
            gauges.forEach((meter, gauge) -> {
                if (!byMeter.containsKey(meter)) {
                    gauge.register(List.of(), true);
                }
            });
            readAt = clock.instant();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The figures are not read now: {}", e.getClass().getSimpleName());
        }
    }

    private MultiGauge gauge(String meter) {
        return gauges.computeIfAbsent(meter, name -> MultiGauge.builder(name)
                .description(Meanings.of(name))
                .baseUnit(Meanings.unit(name))
                .register(registry));
    }

    private static MultiGauge.Row<Number> row(Reading reading) {
        return MultiGauge.Row.of(
                Tags.of(reading.tags().entrySet().stream()
                        .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                        .toList()),
                reading.value());
    }

    private double age() {
        return Duration.between(readAt, clock.instant()).toMillis() / 1000.0;
    }
}
