package org.diwan.registry;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${correctRecord}}: keeps what the clerk decided in the reconcile task.
 *
 * <p>Read are {@code correction} ({@code accept-gap}, {@code accept-overlap}: it is so; {@code add-wages}: the months
 * without a wage get the amount of {@code wage}; else nothing is corrected) and {@code doneBy} (user name).
 */
@Component("correctRecord")
class CorrectRecordDelegate implements JavaDelegate {

    private static final Logger LOG = LoggerFactory.getLogger(CorrectRecordDelegate.class);

    private final Registry registry;
    private final Clock clock;

    CorrectRecordDelegate(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String client = (String) execution.getVariable("client");
        registry.record(client, LocalDate.now(clock)).ifPresent(record -> correct(record, execution));
    }

    private void correct(PersonRecord record, DelegateExecution execution) {
        Quality quality = record.quality();
        String correction = textOr(execution, "correction", "none");
        String wage = textOr(execution, "wage", "");
        switch (correction) {
            case "accept-gap" -> accept(Correction.Kind.GAP_ACCEPTED, quality.gaps(), record, execution);
            case "accept-overlap" -> accept(Correction.Kind.OVERLAP_ACCEPTED, quality.overlaps(), record, execution);
            case "add-wages" ->
                quality.missing().stream()
                        .map(month -> new Period(month.atDay(1), month.atEndOfMonth()))
                        .forEach(period -> registry.correct(correction(
                                Correction.Kind.WAGE_ADDED, period, new BigDecimal(wage), record, execution)));
            default -> LOG.debug("Nothing to correct for {}", execution.getProcessBusinessKey());
        }
    }

    private void accept(Correction.Kind kind, List<Period> periods, PersonRecord record, DelegateExecution execution) {
        periods.forEach(period -> registry.correct(correction(kind, period, null, record, execution)));
    }

    private static Correction correction(
            Correction.Kind kind,
            Period period,
            @Nullable BigDecimal amount,
            PersonRecord record,
            DelegateExecution execution) {
        return new Correction(
                record.person().nationalId(),
                kind,
                period.from(),
                period.to(),
                amount,
                amount == null ? null : currency(record),
                "",
                execution.getProcessBusinessKey(),
                textOr(execution, "doneBy", "unknown"));
    }

    /** That of the person's last wage. */
    private static String currency(PersonRecord record) {
        return record.currentEmployment()
                .flatMap(Employment::lastWage)
                .map(Wage::currency)
                .orElse("SAR");
    }

    private static String textOr(DelegateExecution execution, String variable, String other) {
        Object value = execution.getVariable(variable);
        return value == null || value.toString().isBlank() ? other : value.toString();
    }
}
