package org.diwan.access.leaving;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.diwan.access.Grants;
import org.diwan.access.StaffList;
import org.diwan.access.Systems;
import org.diwan.access.provision.AccessActs;
import org.diwan.cases.Cases;
import org.diwan.cases.Documents;
import org.diwan.cases.Documents.Document;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.printing.DocumentRenderer;
import org.diwan.printing.NumberedPaper;
import org.diwan.printing.PrintTemplate;
import org.diwan.web.Formats;
import org.diwan.web.Languages;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The proofs that leavers have nothing any more: printed once in each language, kept with the case. */
@Component
public class Proofs {

    /** The languages that a proof is written in. */
    public static final List<String> LANGUAGES = List.of("en", "ar");

    private static final String TEMPLATE = "documents/proof.html";
    private static final String KIND = "proof-";
    private static final String MEND = Leavers.SERVICE + "-mend";

    private final Revocations revocations;
    private final StaffList staff;
    private final Grants grants;
    private final AccessActs acts;
    private final Systems systems;
    private final Cases cases;
    private final Documents documents;
    private final DocumentRenderer renderer;
    private final Services services;
    private final Formats formats;
    private final MessageSource messages;

    Proofs(
            Revocations revocations,
            StaffList staff,
            Grants grants,
            AccessActs acts,
            Systems systems,
            Cases cases,
            Documents documents,
            DocumentRenderer renderer,
            Services services,
            Formats formats,
            MessageSource messages) {
        this.revocations = revocations;
        this.staff = staff;
        this.grants = grants;
        this.acts = acts;
        this.systems = systems;
        this.cases = cases;
        this.documents = documents;
        this.renderer = renderer;
        this.services = services;
        this.formats = formats;
        this.messages = messages;
    }

    /** References of the person's revocations that are proven, latest first. */
    public List<String> of(String userName) {
        return revocations.provenOf(userName);
    }

    /** The proof of a case in a language; nothing where it is not written yet. */
    public Optional<Document> find(String reference, String language) {
        return LANGUAGES.contains(language) ? documents.find(reference, KIND + language) : Optional.empty();
    }

    void print(String reference) {
        LANGUAGES.forEach(language -> documents.store(
                reference,
                KIND + language,
                "proof-" + reference + "-" + language + ".pdf",
                "application/pdf",
                print(reference, Languages.of(language).orElse(Locale.ENGLISH))));
    }

    private byte[] print(String reference, Locale locale) {
        return speaking(locale, () -> renderer.render(sheet(locale).fill(facts(reference)), new NumberedPaper()));
    }

    private Proof facts(String reference) {
        Revocation revocation = revocations.find(reference).orElseThrow();
        return new Proof(
                revocation,
                staff.find(revocation.userName()),
                staff.find(revocation.orderedBy()),
                Objects.toString(cases.answers(reference).get("reason"), ""),
                grants.removedBy(reference),
                acts.ofCase(reference),
                cases.submissions(reference).stream()
                        .filter(sent -> sent.form().equals(MEND))
                        .toList());
    }

    private ProofSheet sheet(Locale locale) {
        Service service = services.get(Leavers.SERVICE);
        byte[] template = service.file(TEMPLATE).orElseThrow(() -> new IllegalStateException("No " + TEMPLATE));
        return new ProofSheet(
                new PrintTemplate(new String(template, StandardCharsets.UTF_8)),
                key -> Objects.requireNonNullElse(service.text(key, locale), key),
                problem -> Objects.requireNonNull(messages.getMessage(
                        "targets.problem." + problem.code().key(),
                        new Object[] {problem.detail()},
                        problem.toString(),
                        locale)),
                systems,
                formats,
                locale);
    }

    /** Texts and formats follow the language of the thread. */
    private static byte[] speaking(Locale locale, Supplier<byte[]> printing) {
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(locale);
        try {
            return printing.get();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }
}
