package org.diwan.registry;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${correctRecord}}: keeps what the clerk decided in the reconcile task.
 *
 * <p>Read are {@code correctionGaps} and {@code correctionOverlaps} (true: they are so), {@code correctionWage} (the
 * monthly amount for the months without one), {@code correctionCurrency}, {@code correctionNote} and
 * {@code correctionBy} (user name).
 */
@Component("correctRecord")
class CorrectRecordDelegate implements JavaDelegate {

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
        if (isSet(execution, "correctionGaps")) {
            accept(Correction.Kind.GAP_ACCEPTED, quality.gaps(), record, execution);
        }
        if (isSet(execution, "correctionOverlaps")) {
            accept(Correction.Kind.OVERLAP_ACCEPTED, quality.overlaps(), record, execution);
        }
        String wage = text(execution, "correctionWage");
        if (wage != null) {
            quality.missing().stream()
                    .map(month -> new Period(month.atDay(1), month.atEndOfMonth()))
                    .forEach(period -> registry.correct(
                            correction(Correction.Kind.WAGE_ADDED, period, new BigDecimal(wage), record, execution)));
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
                amount == null ? null : currency(record, execution),
                textOr(execution, "correctionNote", ""),
                execution.getProcessBusinessKey(),
                textOr(execution, "correctionBy", "unknown"));
    }

    /** The one named, else that of the person's last wage. */
    private static String currency(PersonRecord record, DelegateExecution execution) {
        return textOr(
                execution,
                "correctionCurrency",
                record.currentEmployment()
                        .flatMap(Employment::lastWage)
                        .map(Wage::currency)
                        .orElse("SAR"));
    }

    private static boolean isSet(DelegateExecution execution, String variable) {
        return Boolean.parseBoolean(textOr(execution, variable, "false"));
    }

    private static String textOr(DelegateExecution execution, String variable, String other) {
        String text = text(execution, variable);
        return text == null ? other : text;
    }

    private static @Nullable String text(DelegateExecution execution, String variable) {
        Object value = execution.getVariable(variable);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
