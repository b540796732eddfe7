package org.diwan.certificates;

import java.util.Locale;
import java.util.Optional;
import org.diwan.cases.Documents.Document;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.printing.QrCode;
import org.diwan.registry.Contacts;
import org.diwan.registry.Registry;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The owner's view of a certificate: what it says, its code, its file, who checked it, and taking it back. */
@Controller
@RequestMapping("/certificates")
@Needs(Permission.CERTIFICATES_OWN)
class CertificateController {

    private static final int CHECKS_SHOWN = 20;

    private final Certificates certificates;
    private final CertificateDocuments documents;
    private final Verifications verifications;
    private final FactRows facts;
    private final Registry registry;

    CertificateController(
            Certificates certificates,
            CertificateDocuments documents,
            Verifications verifications,
            FactRows facts,
            Registry registry) {
        this.certificates = certificates;
        this.documents = documents;
        this.verifications = verifications;
        this.facts = facts;
        this.registry = registry;
    }

    @GetMapping("/{number}")
    String page(@PathVariable String number, @AuthenticationPrincipal SignedIn person, Locale locale, Model model) {
        Certificate certificate = own(number, person);
        CertificateCodes codes = certificates.codes(number);
        QrCode qr = new QrCode(documents.link(codes));
        show(certificate, locale, model);
        model.addAttribute("code", codes.code().grouped());
        model.addAttribute("qrPath", qr.svgPath());
        model.addAttribute("qrBox", "0 0 " + qr.size() + " " + qr.size());
        model.addAttribute("rows", facts.of(certificate, locale));
        model.addAttribute("checks", verifications.of(number, CHECKS_SHOWN));
        model.addAttribute("sentTo", mask(registry.contacts(certificate.owner())));
        return "certificates/certificate";
    }

    /** {@code ?show} opens it in the browser, for printing. */
    @GetMapping("/{number}.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String number,
            @RequestParam Optional<String> show,
            @AuthenticationPrincipal SignedIn person) {
        Document document = documents.pdf(own(number, person).number());
        ContentDisposition disposition = (show.isPresent()
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment())
                .filename(document.name())
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .cacheControl(CacheControl.noStore())
                .body(document.content());
    }

    @GetMapping("/{number}/revoke")
    String askToRevoke(
            @PathVariable String number, @AuthenticationPrincipal SignedIn person, Locale locale, Model model) {
        Certificate certificate = own(number, person);
        show(certificate, locale, model);
        return "certificates/revoke";
    }

    @PostMapping("/{number}/revoke")
    String revoke(@PathVariable String number, @AuthenticationPrincipal SignedIn person) {
        certificates.revoke(own(number, person), person.userName());
        return "redirect:/certificates/" + number;
    }

    private void show(Certificate certificate, Locale locale, Model model) {
        model.addAttribute("certificate", certificate);
        model.addAttribute("kind", facts.title(certificate, locale));
        model.addAttribute("state", certificates.state(certificate).name().toLowerCase(Locale.ROOT));
    }

    private Certificate own(String number, SignedIn person) {
        String party = person.partyId();
        if (party == null) {
            throw new CertificateNotFound();
        }
        return certificates.ofOwner(number, party);
    }

    /** n•••@example.com, where a copy goes by mail. */
    private static String mask(Optional<Contacts> contacts) {
        String email = contacts.map(Contacts::email).orElse("");
        int at = email.indexOf('@');
        return at < 1 ? "" : email.charAt(0) + "•••" + email.substring(at);
    }
}
