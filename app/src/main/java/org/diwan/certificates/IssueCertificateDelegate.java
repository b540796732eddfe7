package org.diwan.certificates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The step {@code ${issueCertificate}}: number, code and frozen facts, in the transaction of the process. */
@Component("issueCertificate")
class IssueCertificateDelegate implements JavaDelegate {

    private final Certificates certificates;

    IssueCertificateDelegate(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        certificates.issue(execution.getProcessBusinessKey());
    }
}
