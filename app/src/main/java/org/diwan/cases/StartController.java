package org.diwan.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diwan.cases.Drafts.Draft;
import org.diwan.catalog.Service;
import org.diwan.catalog.ServiceDescription;
import org.diwan.catalog.Services;
import org.diwan.forms.Answers;
import org.diwan.forms.FormSchema;
import org.diwan.forms.Forms;
import org.diwan.forms.Known;
import org.diwan.identity.LateForm;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The way to a case: one question page after the other, check the answers, send once. Clients walk it for themselves,
 * staff for a client whose window is open to them; both have their own drafts.
 */
@Controller
@RequestMapping({"/services/{service}/start", "/desk/clients/{party}/start/{service}"})
@Needs({Permission.SERVICES_START, Permission.CLIENTS_SERVE})
class StartController {

    /** Marks the answers that a page was shown with, to notice when another window has changed them meanwhile. */
    private static final String SEEN = "_seen";
    /** Says that a page was opened to change one answer: the check page follows. */
    private static final String CHANGE = "_change";
    /** Pressed to go on another day. */
    private static final String SAVE = "_save";
    /** Pressed to look at the page before: what was typed is kept, right or wrong. */
    private static final String BACK = "_back";

    private final Services services;
    private final Forms forms;
    private final PostedForms posts;
    private final Drafts drafts;
    private final Beginnings beginnings;
    private final Cases cases;
    private final CasePages casePages;
    private final Prefill prefill;
    private final SureEnough sureEnough;
    private final RecordLists lists;
    private final LastLooks looks;

    StartController(
            Services services,
            Forms forms,
            PostedForms posts,
            Drafts drafts,
            Beginnings beginnings,
            Cases cases,
            CasePages casePages,
            Prefill prefill,
            SureEnough sureEnough,
            RecordLists lists,
            LastLooks looks) {
        this.services = services;
        this.forms = forms;
        this.posts = posts;
        this.drafts = drafts;
        this.beginnings = beginnings;
        this.cases = cases;
        this.casePages = casePages;
        this.prefill = prefill;
        this.sureEnough = sureEnough;
        this.lists = lists;
        this.looks = looks;
    }

    /** Who answers for whom; pages say it, too. */
    @ModelAttribute
    Acting acting(HttpServletRequest request, @AuthenticationPrincipal SignedIn person) {
        return Acting.of(request, person);
    }

    @GetMapping("/{draft}")
    String question(
            @PathVariable("service") String key,
            @PathVariable("draft") UUID id,
            @RequestParam(defaultValue = "") String page,
            HttpServletRequest request,
            @ModelAttribute(binding = false) Acting acting,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Service service = service(key, acting);
        Optional<Draft> draft = drafts.find(id, key, acting);
        if (draft.isEmpty()) {
            return sent(id, acting);
        }
        if (page.isEmpty() && pages(service, draft.get()).size() > 1) {
            return "redirect:" + draft.get().address() + whereLeft(service, draft.get());
        }
        String at = page(service, draft.get(), page);
        Answers answers = LateForm.of(request)
                .map(late -> {
                    model.addAttribute("notice", "cases.question.late" + (acting.staff() == null ? "" : ".staff"));
                    Answers typed = posts.read(
                            service.startForm(), at, late, id.toString(), person.userName(), all(service, draft.get()));
                    drafts.keepTyped(draft.get(), draft.get().answers(), at, typed.typed());
                    return typed;
                })
                .orElseGet(() -> Answers.of(draft.get().answers(), draft.get().typedOn(at))
                        .refusing(looks.problems(
                                service, at, draft.get().client(), draft.get().answers())));
        return show(service, draft.get(), at, answers, acting, person, locale, model);
    }

    @PostMapping("/{draft}")
    String answer(
            @PathVariable("service") String key,
            @PathVariable("draft") UUID id,
            @RequestParam(defaultValue = "") String page,
            HttpServletRequest request,
            @ModelAttribute(binding = false) Acting acting,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Service service = service(key, acting);
        Optional<Draft> found = drafts.find(id, key, acting);
        boolean beginsAgain = found.isEmpty() && acting.staff() == null;
        if (found.isEmpty()
                && (!beginsAgain
                        || cases.findByRequest(id.toString(), acting.client()).isPresent())) {
            return sent(id, acting);
        }
        Draft draft = found.orElseGet(() -> beginnings.draft(service, acting, Manner.ONLINE, Map.of(), locale));
        String at = page(service, draft, page);
        Answers read = posts.read(
                service.startForm(), at, request, draft.id().toString(), person.userName(), all(service, draft));
        Answers answers = looks.judged(service, at, draft.client(), read.onto(draft.answers()), read);
        if (found.isEmpty() || changedElsewhere(service, draft, at, request)) {
            model.addAttribute("notice", found.isEmpty() ? "cases.question.expired" : "cases.question.changed");
            return show(service, draft, at, answers, acting, person, locale, model);
        }
        Map<String, Object> merged = answers.onto(draft.answers());
        boolean goesBack = request.getParameter(BACK) != null;
        if (answers.complete()) {
            drafts.keep(draft, merged, at);
        } else if (!goesBack || !blank(answers)) {
            drafts.keepTyped(draft, merged, at, answers.typed());
        }
        if (request.getParameter(SAVE) != null) {
            flash.addFlashAttribute("notice", "cases.drafts.saved");
            return "redirect:" + acting.drafts();
        }
        boolean changes = request.getParameter(CHANGE) != null;
        if (goesBack) {
            return "redirect:" + before(service, draft.with(merged), at, changes, acting);
        }
        if (!answers.complete()) {
            return show(service, draft.with(merged), at, answers, acting, person, locale, model);
        }
        List<String> pages = pages(service, draft.with(merged));
        int next = pages.indexOf(at) + 1;
        boolean last = next >= pages.size() || changes;
        return "redirect:" + draft.address() + (last ? "/check" : "?page=" + pages.get(next));
    }

    /** Where "Back" leads: to the page before, to the check for who came from there, from the first page out. */
    private String before(Service service, Draft draft, String page, boolean changes, Acting acting) {
        if (changes) {
            return draft.address() + "/check";
        }
        List<String> pages = pages(service, draft);
        int at = pages.indexOf(page);
        return at <= 0 ? acting.before(service.key()) : draft.address() + "?page=" + pages.get(at - 1);
    }

    private static boolean blank(Answers answers) {
        return answers.typed().values().stream().allMatch(all -> all.stream().allMatch(String::isBlank));
    }

    /** Where whoever comes back goes on: where something typed could not be taken, where something lacks, else the end. */
    private String whereLeft(Service service, Draft draft) {
        Optional<String> typed = pages(service, draft).stream()
                .filter(draft.typed()::containsKey)
                .findFirst();
        if (typed.isPresent()) {
            return "?page=" + typed.get();
        }
        return forms
                .check(service.startForm(), draft.answers(), known(service, draft))
                .refusing(looks.problems(service, null, draft.client(), draft.answers()))
                .errors()
                .keySet()
                .stream()
                .flatMap(wrong -> service.startForm().question(wrong).stream())
                .findFirst()
                .map(lacking -> "?page=" + lacking.page())
                .orElse("/check");
    }

    private boolean changedElsewhere(Service service, Draft draft, String page, HttpServletRequest request) {
        String seen = request.getParameter(SEEN);
        return seen != null && !seen.equals(forms.mark(service.startForm(), page, draft.answers()));
    }

    @GetMapping("/{draft}/check")
    String check(
            @PathVariable("service") String key,
            @PathVariable("draft") UUID id,
            @ModelAttribute(binding = false) Acting acting,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Service service = service(key, acting);
        Optional<Draft> found = drafts.find(id, key, acting);
        if (found.isEmpty()) {
            return sent(id, acting);
        }
        Draft draft = found.get();
        Optional<String> detour = sureEnough.detour(service, draft, person, draft.address() + "/check");
        if (detour.isPresent()) {
            return detour.get();
        }
        List<String> pages = pages(service, draft);
        Optional<String> wrong = looks.problems(service, null, draft.client(), draft.answers()).keySet().stream()
                .findFirst();
        if (wrong.isPresent()) {
            return "redirect:" + pageOf(wrong.get(), service, draft);
        }
        model.addAttribute(
                "before",
                looks.shown(service, draft.client(), draft.answers(), locale).orElse(null));
        model.addAttribute("service", service);
        model.addAttribute("manner", draft.manner());
        model.addAttribute("asked", casePages.title(service, draft.answers(), locale));
        model.addAttribute("draft", draft.address());
        model.addAttribute(
                "rows", forms.summary(service.startForm(), all(service, draft), service.texts(locale), locale));
        model.addAttribute("seen", mark(service, draft));
        model.addAttribute("steps", pages.size() + 1);
        model.addAttribute("back", draft.address() + "?page=" + pages.get(pages.size() - 1));
        return "cases/check";
    }

    @PostMapping("/{draft}/send")
    String send(
            @PathVariable("service") String key,
            @PathVariable("draft") UUID id,
            @RequestParam(name = SEEN, defaultValue = "") String seen,
            @ModelAttribute(binding = false) Acting acting,
            @AuthenticationPrincipal SignedIn person,
            RedirectAttributes flash) {
        Service service = service(key, acting);
        Optional<Draft> found = drafts.find(id, key, acting);
        if (found.isEmpty()) {
            return sent(id, acting);
        }
        Draft draft = found.get();
        Optional<String> detour = sureEnough.detour(service, draft, person, draft.address() + "/check");
        if (detour.isPresent()) {
            return detour.get();
        }
        if (!seen.isEmpty() && !seen.equals(mark(service, draft))) {
            flash.addFlashAttribute("notice", "cases.check.changed");
            return "redirect:" + draft.address() + "/check";
        }
        Answers answers = forms.check(service.startForm(), draft.answers(), known(service, draft))
                .refusing(looks.problems(service, null, draft.client(), draft.answers()));
        if (!answers.valid()) {
            return "redirect:" + pageOf(answers.errors().keySet().iterator().next(), service, draft);
        }
        String reference = cases.submit(
                new NewCase(
                        key,
                        draft.client(),
                        person.userName(),
                        draft.manner().channel(),
                        draft.manner().cardSeen(),
                        answers.values(),
                        id.toString()),
                id);
        flash.addFlashAttribute("sent", true);
        return sentTo(cases.ofClient(reference, draft.client()), acting);
    }

    private static String pageOf(String question, Service service, Draft draft) {
        return draft.address() + "?page="
                + service.startForm().question(question).orElseThrow().page();
    }

    /** Where a draft went that is there no more: its case, if it was sent. */
    private String sent(UUID draft, Acting acting) {
        return cases.findByRequest(draft.toString(), acting.client())
                .filter(made -> made.submittedBy().equals(acting.by()))
                .map(made -> sentTo(made, acting))
                .orElseThrow(DraftGone::new);
    }

    private String sentTo(Case made, Acting acting) {
        return "redirect:"
                + (acting.staff() == null ? cases.address(made) : acting.window() + "/started/" + made.reference());
    }

    /** Answers that were kept for 30 days, that were thrown away, or that never were. */
    static final class DraftGone extends RuntimeException {}

    @ExceptionHandler(DraftGone.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String gone(HttpServletRequest request, Model model) {
        String uri = request.getRequestURI();
        boolean atDesk = uri.startsWith("/desk/");
        model.addAttribute("again", uri.replaceFirst("/start/.*", atDesk ? "/start" : ""));
        model.addAttribute("atDesk", atDesk);
        return "cases/expired";
    }

    @ExceptionHandler(PostedForms.FilesGone.class)
    String filesGone(HttpServletRequest request, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", "cases.check.changed");
        return "redirect:" + request.getRequestURI().replaceFirst("/send$", "/check");
    }

    private String show(
            Service service,
            Draft draft,
            String page,
            Answers answers,
            Acting acting,
            SignedIn person,
            Locale locale,
            Model model) {
        Optional<String> detour = sureEnough.detour(service, draft, person, draft.address() + "?page=" + page);
        if (detour.isPresent()) {
            return detour.get();
        }
        List<String> pages = pages(service, draft);
        int at = Math.max(0, pages.indexOf(page));
        FormSchema form = service.startForm();
        Map<String, Known> facts = prefill.of(form, acting, locale);
        model.addAttribute("service", service);
        model.addAttribute("manner", draft.manner());
        model.addAttribute("asked", casePages.title(service, draft.answers(), locale));
        model.addAttribute("action", draft.address() + "?page=" + page);
        model.addAttribute("seen", forms.mark(form, page, draft.answers()));
        model.addAttribute(
                "form",
                forms.view(form, page, answers.beside(known(service, draft)), facts, service.texts(locale), locale));
        model.addAttribute("step", at + 1);
        model.addAttribute("steps", pages.size() + 1);
        model.addAttribute("hasErrors", !answers.valid());
        return "cases/question";
    }

    private String mark(Service service, Draft draft) {
        return pages(service, draft).stream()
                .map(page -> forms.mark(service.startForm(), page, draft.answers()))
                .collect(Collectors.joining("-"));
    }

    private Service service(String key, Acting acting) {
        return services.find(key)
                .filter(found -> acting.isOfStaff() ? found.description().isForStaff() : found.isForCitizens())
                .filter(found -> acting.isOfStaff()
                        || acting.staff() != null
                        || found.description().isOpenOn(ServiceDescription.WEB))
                .orElseThrow(() -> new CaseNotFound(key));
    }

    /** The answers so far, and what is known beside them. */
    private Map<String, Object> all(Service service, Draft draft) {
        Map<String, Object> all = new HashMap<>(draft.answers());
        all.putAll(known(service, draft));
        return all;
    }

    /** The lists of the record that the form names, and what follows from the answers. */
    private Map<String, Object> known(Service service, Draft draft) {
        return looks.beside(lists.of(service.startForm(), draft.client()), service, draft.client(), draft.answers());
    }

    private List<String> pages(Service service, Draft draft) {
        return forms.pages(service.startForm(), all(service, draft));
    }

    /** The page asked for, if it has something to ask with the answers so far; else the first. */
    private String page(Service service, Draft draft, String wanted) {
        List<String> pages = pages(service, draft);
        return pages.contains(wanted) ? wanted : pages.get(0);
    }
}
