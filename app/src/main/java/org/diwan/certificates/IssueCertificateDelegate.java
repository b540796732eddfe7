package org.diwan.certificates;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.springframework.stereotype.Component;

/** The step {@code ${issueCertificate}}: number, code and frozen facts, in the transaction of the process; {@code factMissing} where the record lacks one. */
@Component("issueCertificate")
class IssueCertificateDelegate implements JavaDelegate {

    private final Certificates certificates;

    IssueCertificateDelegate(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            certificates.issue(execution.getProcessBusinessKey());
        } catch (FactMissing missing) {
            CaseVariable.REASON.set(execution, "fact-missing");
            throw new BpmnError("factMissing", missing.getMessage());
        }
    }
}
