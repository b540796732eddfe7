package org.diwan.certificates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The step {@code ${renderCertificate}}: the signed PDF, made once. */
@Component("renderCertificate")
class RenderCertificateDelegate implements JavaDelegate {

    private final CertificateDocuments documents;

    RenderCertificateDelegate(CertificateDocuments documents) {
        this.documents = documents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        documents.pdf(execution.getProcessBusinessKey());
    }
}
