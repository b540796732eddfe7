package org.diwan.certificates;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.diwan.cases.Documents;
import org.diwan.cases.Documents.Document;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.printing.DocumentRenderer;
import org.diwan.web.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The signed PDF of a certificate: made once, by the job or by a download that comes before it. */
@Component
class CertificateDocuments {

    private static final String KIND = "certificate";
    private static final String SHEET = "documents/certificate.html";

    private final CertificateRows rows;
    private final Certificates certificates;
    private final Documents documents;
    private final Services services;
    private final DocumentRenderer renderer;
    private final Letterhead letterhead = new Letterhead();
    private final Signer signer;
    private final Settings settings;
    private final ConcurrentMap<Service, CertificateSheet> sheets = new ConcurrentHashMap<>();

    CertificateDocuments(
            CertificateRows rows,
            Certificates certificates,
            Documents documents,
            Services services,
            DocumentRenderer renderer,
            Signer signer,
            Settings settings) {
        this.rows = rows;
        this.certificates = certificates;
        this.documents = documents;
        this.services = services;
        this.renderer = renderer;
        this.signer = signer;
        this.settings = settings;
    }

    /** The PDF, the same bytes every time. */
    @Transactional
    Document pdf(String number) {
        return documents.find(number, KIND).orElseGet(() -> make(number));
    }

    private Document make(String number) {
        Certificate certificate = rows.lock(number).orElseThrow(CertificateNotFound::new);
        return documents.find(number, KIND).orElseGet(() -> {
            byte[] signed = signer.sign(renderer.render(html(certificate), letterhead));
            return documents.store(number, KIND, number + ".pdf", "application/pdf", signed);
        });
    }

    private String html(Certificate certificate) {
        CertificateCodes codes = certificates.codes(certificate.number());
        return sheet(services.get(certificate.service())).html(certificate, codes.code(), link(codes), site());
    }

    /** What the QR code opens. */
    String link(CertificateCodes codes) {
        return settings.baseUrl() + "/verify/" + codes.token();
    }

    /** Where to type the code, as people read it. */
    private String site() {
        return settings.baseUrl().getAuthority() + "/verify";
    }

    private CertificateSheet sheet(Service service) {
        return sheets.computeIfAbsent(
                service,
                key -> new CertificateSheet(
                        new String(
                                service.file(SHEET).orElseThrow(() -> new IllegalStateException("No " + SHEET)),
                                StandardCharsets.UTF_8),
                        service::text,
                        settings.zone()));
    }
}
