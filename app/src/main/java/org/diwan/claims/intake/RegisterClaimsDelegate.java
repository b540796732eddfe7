package org.diwan.claims.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${registerClaims}}: makes the batch of the file in the answer {@code file}. Where the facility has sent
 * the same content before, the outcome is {@code fileKnown}, and the case leads to the first batch.
 */
@Component("registerClaims")
class RegisterClaimsDelegate implements JavaDelegate {

    private final ClaimIntake intake;

    RegisterClaimsDelegate(ClaimIntake intake) {
        this.intake = intake;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<String> first = intake.register(execution.getProcessBusinessKey(), file(execution));
        if (first.isPresent()) {
            throw new BpmnError("fileKnown", "The file is that of " + first.get());
        }
    }

    private static UUID file(DelegateExecution execution) {
        if (execution.getVariable("answers") instanceof Map<?, ?> answers
                && answers.get("file") instanceof List<?> files
                && !files.isEmpty()
                && files.get(0) instanceof Map<?, ?> file) {
            return UUID.fromString(String.valueOf(file.get("id")));
        }
        throw new IllegalStateException("The case has no claim file");
    }
}
