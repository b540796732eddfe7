package org.diwan.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diwan.cases.Drafts.Draft;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.forms.Answers;
import org.diwan.forms.FormComponent;
import org.diwan.forms.FormSchema;
import org.diwan.forms.Forms;
import org.diwan.forms.Known;
import org.diwan.identity.LateForm;
import org.diwan.identity.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The way to a case: one question page after the other, check the answers, send once. */
@Controller
@RequestMapping("/services/{service}/start")
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
    private final Cases cases;
    private final CasePages casePages;
    private final Prefill prefill;
    private final SureEnough sureEnough;
    private final RecordLists lists;

    StartController(
            Services services,
            Forms forms,
            PostedForms posts,
            Drafts drafts,
            Cases cases,
            CasePages casePages,
            Prefill prefill,
            SureEnough sureEnough,
            RecordLists lists) {
        this.services = services;
        this.forms = forms;
        this.posts = posts;
        this.drafts = drafts;
        this.cases = cases;
        this.casePages = casePages;
        this.prefill = prefill;
        this.sureEnough = sureEnough;
        this.lists = lists;
    }

    @GetMapping
    String begin(
            @PathVariable("service") String key,
            @RequestParam Map<String, String> chosen,
            @AuthenticationPrincipal SignedIn person,
            HttpServletRequest request,
            Locale locale) {
        Service service = service(key);
        Optional<String> detour = sureEnough.detour(service, person, asked(request));
        if (detour.isPresent()) {
            return detour.get();
        }
        FormSchema form = service.startForm();
        Map<String, Object> known = accepted(form, chosen, service.description().variables());
        Draft draft = begin(service, person, known, locale);
        Set<String> answered = known.keySet().stream()
                .flatMap(name -> form.question(name).stream())
                .map(FormComponent::page)
                .collect(Collectors.toSet());
        List<String> pages = pages(service, draft);
        String first = pages.stream()
                .filter(page -> !answered.contains(page))
                .findFirst()
                .orElse(pages.get(0));
        return "redirect:" + address(draft) + "?page=" + first;
    }

    /** The page asked for; a choice of language is kept elsewhere. */
    private static String asked(HttpServletRequest request) {
        return UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("lang")
                .build()
                .toUriString();
    }

    private Draft begin(Service service, SignedIn person, Map<String, Object> known, Locale locale) {
        FormSchema form = service.startForm();
        Map<String, Known> facts = prefill.of(form, Party.of(person), locale);
        return drafts.begin(service.key(), Party.of(person), forms.begin(form, known, facts, service.texts(locale)));
    }

    /** Of what a link has chosen already, the answers that the form would accept. */
    private Map<String, Object> accepted(FormSchema form, Map<String, String> chosen, List<String> routing) {
        Map<String, Object> accepted =
                new HashMap<>(forms.check(form, chosen, Map.of()).values());
        accepted.keySet().retainAll(chosen.keySet());
        accepted.keySet().retainAll(routing);
        return accepted;
    }

    @GetMapping("/{draft}")
    String question(
            @PathVariable("service") String key,
            @PathVariable("draft") UUID id,
            @RequestParam(defaultValue = "") String page,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Service service = service(key);
        Optional<Draft> draft = drafts.find(id, key, Party.of(person));
        if (draft.isEmpty()) {
            return sent(id, person);
        }
        if (page.isEmpty() && pages(service, draft.get()).size() > 1) {
            return "redirect:" + address(draft.get()) + whereLeft(service, draft.get());
        }
        String at = page(service, draft.get(), page);
        Answers answers = LateForm.of(request)
                .map(late -> {
                    model.addAttribute("notice", "cases.question.late");
                    Answers typed = posts.read(
                            service.startForm(), at, late, id.toString(), person.userName(), all(service, draft.get()));
                    drafts.keepTyped(draft.get(), draft.get().answers(), at, typed.typed());
                    return typed;
                })
                .orElseGet(() -> Answers.of(draft.get().answers(), draft.get().typedOn(at)));
        return show(service, draft.get(), at, answers, person, locale, model);
    }

    @PostMapping("/{draft}")
    String answer(
            @PathVariable("service") String key,
            @PathVariable("draft") UUID id,
            @RequestParam(defaultValue = "") String page,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Service service = service(key);
        Optional<Draft> found = drafts.find(id, key, Party.of(person));
        if (found.isEmpty()
                && cases.findByRequest(id.toString(), Party.of(person)).isPresent()) {
            return sent(id, person);
        }
        Draft draft = found.orElseGet(() -> begin(service, person, Map.of(), locale));
        String at = page(service, draft, page);
        Answers answers = posts.read(
                service.startForm(), at, request, draft.id().toString(), person.userName(), all(service, draft));
        if (found.isEmpty() || changedElsewhere(service, draft, at, request)) {
            model.addAttribute("notice", found.isEmpty() ? "cases.question.expired" : "cases.question.changed");
            return show(service, draft, at, answers, person, locale, model);
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
            return "redirect:/cases";
        }
        boolean changes = request.getParameter(CHANGE) != null;
        if (goesBack) {
            return "redirect:" + before(service, draft.with(merged), at, changes);
        }
        if (!answers.complete()) {
            return show(service, draft.with(merged), at, answers, person, locale, model);
        }
        List<String> pages = pages(service, draft.with(merged));
        int next = pages.indexOf(at) + 1;
        boolean last = next >= pages.size() || changes;
        return "redirect:" + address(draft) + (last ? "/check" : "?page=" + pages.get(next));
    }

    /** Where "Back" leads: to the page before, to the check for who came from there, from the first page out. */
    private String before(Service service, Draft draft, String page, boolean changes) {
        if (changes) {
            return address(draft) + "/check";
        }
        List<String> pages = pages(service, draft);
        int at = pages.indexOf(page);
        return at <= 0 ? "/services/" + service.key() : address(draft) + "?page=" + pages.get(at - 1);
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
                .check(service.startForm(), draft.answers(), lists.of(service.startForm(), draft.client()))
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
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Service service = service(key);
        Optional<Draft> found = drafts.find(id, key, Party.of(person));
        if (found.isEmpty()) {
            return sent(id, person);
        }
        Draft draft = found.get();
        Optional<String> detour = sureEnough.detour(service, person, address(draft) + "/check");
        if (detour.isPresent()) {
            return detour.get();
        }
        List<String> pages = pages(service, draft);
        model.addAttribute("service", service);
        model.addAttribute("asked", casePages.title(service, draft.answers(), locale));
        model.addAttribute("draft", address(draft));
        model.addAttribute(
                "rows", forms.summary(service.startForm(), all(service, draft), service.texts(locale), locale));
        model.addAttribute("seen", mark(service, draft));
        model.addAttribute("steps", pages.size() + 1);
        model.addAttribute("back", address(draft) + "?page=" + pages.get(pages.size() - 1));
        return "cases/check";
    }

    @PostMapping("/{draft}/send")
    String send(
            @PathVariable("service") String key,
            @PathVariable("draft") UUID id,
            @RequestParam(name = SEEN, defaultValue = "") String seen,
            @AuthenticationPrincipal SignedIn person,
            RedirectAttributes flash) {
        Service service = service(key);
        Optional<Draft> found = drafts.find(id, key, Party.of(person));
        if (found.isEmpty()) {
            return sent(id, person);
        }
        Draft draft = found.get();
        Optional<String> detour = sureEnough.detour(service, person, address(draft) + "/check");
        if (detour.isPresent()) {
            return detour.get();
        }
        if (!seen.isEmpty() && !seen.equals(mark(service, draft))) {
            flash.addFlashAttribute("notice", "cases.check.changed");
            return "redirect:" + address(draft) + "/check";
        }
        Answers answers =
                forms.check(service.startForm(), draft.answers(), lists.of(service.startForm(), draft.client()));
        if (!answers.valid()) {
            String wrong = answers.errors().keySet().iterator().next();
            String page = service.startForm().question(wrong).orElseThrow().page();
            return "redirect:" + address(draft) + "?page=" + page;
        }
        String reference = cases.submit(
                new NewCase(key, draft.client(), person.userName(), "web", answers.values(), id.toString()), id);
        flash.addFlashAttribute("sent", true);
        return "redirect:" + cases.address(cases.ofClient(reference, draft.client()));
    }

    /** Where a draft went that is there no more: its case, if it was sent. */
    private String sent(UUID draft, SignedIn person) {
        return cases.findByRequest(draft.toString(), Party.of(person))
                .map(made -> "redirect:" + cases.address(made))
                .orElseThrow(DraftGone::new);
    }

    /** Answers that were kept for 30 days, that were thrown away, or that never were. */
    static final class DraftGone extends RuntimeException {}

    @ExceptionHandler(DraftGone.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String gone(HttpServletRequest request, Model model) {
        model.addAttribute("again", request.getRequestURI().replaceFirst("/start/.*", ""));
        return "cases/expired";
    }

    @ExceptionHandler(PostedForms.FilesGone.class)
    String filesGone(HttpServletRequest request, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", "cases.check.changed");
        return "redirect:" + request.getRequestURI().replaceFirst("/send$", "/check");
    }

    private String show(
            Service service, Draft draft, String page, Answers answers, SignedIn person, Locale locale, Model model) {
        Optional<String> detour = sureEnough.detour(service, person, address(draft) + "?page=" + page);
        if (detour.isPresent()) {
            return detour.get();
        }
        List<String> pages = pages(service, draft);
        int at = Math.max(0, pages.indexOf(page));
        FormSchema form = service.startForm();
        Map<String, Known> facts = prefill.of(form, draft.client(), locale);
        model.addAttribute("service", service);
        model.addAttribute("asked", casePages.title(service, draft.answers(), locale));
        model.addAttribute("action", address(draft) + "?page=" + page);
        model.addAttribute("seen", forms.mark(form, page, draft.answers()));
        model.addAttribute(
                "form",
                forms.view(
                        form,
                        page,
                        answers.beside(lists.of(form, draft.client())),
                        facts,
                        service.texts(locale),
                        locale));
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

    private Service service(String key) {
        return services.find(key).orElseThrow(() -> new CaseNotFound(key));
    }

    /** The answers so far, and the lists of the record that the form names. */
    private Map<String, Object> all(Service service, Draft draft) {
        return lists.beside(draft.answers(), service.startForm(), draft.client());
    }

    private List<String> pages(Service service, Draft draft) {
        return forms.pages(service.startForm(), all(service, draft));
    }

    /** The page asked for, if it has something to ask with the answers so far; else the first. */
    private String page(Service service, Draft draft, String wanted) {
        List<String> pages = pages(service, draft);
        return pages.contains(wanted) ? wanted : pages.get(0);
    }

    private static String address(Draft draft) {
        return Drafts.address(draft.service(), draft.id());
    }
}
