package org.diwan.access.leaving;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The step {@code ${proveRevocation}}: writes down, for good, what was taken and what each system showed afterwards. */
@Component("proveRevocation")
class ProveRevocationDelegate implements JavaDelegate {

    private final Revocations revocations;
    private final Proofs proofs;

    ProveRevocationDelegate(Revocations revocations, Proofs proofs) {
        this.revocations = revocations;
        this.proofs = proofs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        revocations.proven(reference);
        proofs.print(reference);
    }
}
