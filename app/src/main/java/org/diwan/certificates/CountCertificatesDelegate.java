package org.diwan.certificates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.springframework.stereotype.Component;

/** The step {@code ${countCertificates}}: how many were issued for the client in the last 30 days. */
@Component("countCertificates")
class CountCertificatesDelegate implements JavaDelegate {

    private static final int DAYS = 30;
    private static final CaseVariable<Integer> ISSUED = new CaseVariable<>("issuedLast30Days", Integer.class);

    private final Certificates certificates;

    CountCertificatesDelegate(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ISSUED.pass(execution, certificates.countIssued(CaseVariable.CLIENT.of(execution), DAYS));
    }
}
