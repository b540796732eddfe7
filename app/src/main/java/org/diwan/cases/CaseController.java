package org.diwan.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diwan.cases.Message.Side;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.forms.Answers;
import org.diwan.forms.FormSchema;
import org.diwan.forms.Forms;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A client's cases: the list, one of them, and what the client is asked for on the way. */
@Controller
@RequestMapping("/cases")
@Needs(Permission.CASES_OWN)
class CaseController {

    private static final int PAGE = 20;

    private final Cases cases;
    private final Tasks tasks;
    private final CasePages pages;
    private final DraftList drafts;
    private final Threads threads;
    private final Correspondence correspondence;
    private final Services services;
    private final Forms forms;
    private final PostedForms posts;
    private final SureEnough sureEnough;

    CaseController(
            Cases cases,
            Tasks tasks,
            CasePages pages,
            DraftList drafts,
            Threads threads,
            Correspondence correspondence,
            Services services,
            Forms forms,
            PostedForms posts,
            SureEnough sureEnough) {
        this.cases = cases;
        this.tasks = tasks;
        this.pages = pages;
        this.drafts = drafts;
        this.threads = threads;
        this.correspondence = correspondence;
        this.services = services;
        this.forms = forms;
        this.posts = posts;
        this.sureEnough = sureEnough;
    }

    @GetMapping
    @Needs(Permission.CASES_LIST)
    String list(
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        int count = cases.countOfClient(Party.of(person));
        int last = Math.max(1, (count + PAGE - 1) / PAGE);
        int at = Math.min(Math.max(1, page), last);
        List<Case> found = cases.ofClient(Party.of(person), PAGE, (at - 1) * PAGE);
        model.addAttribute(
                "cases", found.stream().map(file -> pages.line(file, locale)).toList());
        model.addAttribute(
                "unread",
                correspondence.unread(found.stream().map(Case::reference).toList(), Side.CLIENT));
        model.addAttribute(
                "drafts",
                at > 1
                        ? List.of()
                        : drafts.ofClient(Party.of(person)).stream()
                                .filter(begun -> services.find(begun.service()).isPresent())
                                .map(begun -> pages.begun(begun, locale))
                                .toList());
        model.addAttribute("count", count);
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "cases/list";
    }

    @GetMapping("/{reference}")
    String one(@PathVariable String reference, @AuthenticationPrincipal SignedIn person, Locale locale, Model model) {
        Case file = cases.ofClient(reference, Party.of(person));
        Threads.View thread = threads.show(file, Side.CLIENT, locale);
        correspondence.seen(thread.messages(), Side.CLIENT);
        model.addAttribute("case", pages.page(file, locale));
        model.addAttribute("thread", thread);
        return "cases/case";
    }

    @GetMapping("/{reference}/tasks/{task}")
    String task(
            @PathVariable String reference,
            @PathVariable String task,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Case file = cases.ofClient(reference, Party.of(person));
        String form = ownTask(file, task).form();
        return detour(file, person, "/tasks/" + task).orElseGet(() -> ask(file, form, locale, model));
    }

    @PostMapping("/{reference}/tasks/{task}")
    String complete(
            @PathVariable String reference,
            @PathVariable String task,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Case file = cases.ofClient(reference, Party.of(person));
        String form = ownTask(file, task).form();
        Optional<String> detour = detour(file, person, "/tasks/" + task);
        if (detour.isPresent()) {
            return detour.get();
        }
        Answers answers = posts.read(schema(file, form), request, task, person.userName());
        if (!answers.complete()) {
            return ask(file, form, answers, locale, model);
        }
        tasks.completeOwn(task, Party.of(person), answers.values());
        flash.addFlashAttribute("done", "cases.reply.sent");
        return "redirect:/cases/" + reference;
    }

    @GetMapping("/{reference}/messages/{message}")
    String message(
            @PathVariable String reference,
            @PathVariable String message,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Case file = cases.ofClient(reference, Party.of(person));
        String form = messageForm(file, message);
        return detour(file, person, "/messages/" + message).orElseGet(() -> ask(file, form, locale, model));
    }

    @PostMapping("/{reference}/messages/{message}")
    String send(
            @PathVariable String reference,
            @PathVariable String message,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Case file = cases.ofClient(reference, Party.of(person));
        String form = messageForm(file, message);
        Optional<String> detour = detour(file, person, "/messages/" + message);
        if (detour.isPresent()) {
            return detour.get();
        }
        Answers answers = posts.read(schema(file, form), request, Cases.scope(file, message), person.userName());
        if (!answers.complete()) {
            return ask(file, form, answers, locale, model);
        }
        cases.send(file, message, answers.values(), Party.of(person));
        flash.addFlashAttribute("done", "cases.reply.sent");
        return "redirect:/cases/" + reference;
    }

    private Optional<String> detour(Case file, SignedIn person, String page) {
        return sureEnough.detour(services.get(file.service()), person, "/cases/" + file.reference() + page);
    }

    private String ask(Case file, String form, Locale locale, Model model) {
        Service service = services.get(file.service());
        Map<String, Object> defaults = forms.begin(service.form(form), Map.of(), service.texts(locale));
        return ask(file, form, Answers.of(defaults), locale, model);
    }

    private String ask(Case file, String form, Answers answers, Locale locale, Model model) {
        Service service = services.get(file.service());
        model.addAttribute("service", service);
        model.addAttribute("case", pages.page(file, locale));
        model.addAttribute("form", forms.view(schema(file, form), answers, service.texts(locale), locale));
        model.addAttribute("hasErrors", !answers.valid());
        return "cases/reply";
    }

    private FormSchema schema(Case file, String form) {
        return services.get(file.service()).form(form);
    }

    private Task ownTask(Case file, String id) {
        return tasks.openOfCase(file.reference()).stream()
                .filter(task -> task.id().equals(id) && task.candidateGroup().equals(Projection.APPLICANT))
                .findFirst()
                .orElseThrow(() -> new TaskGone(id));
    }

    private String messageForm(Case file, String message) {
        Service service = services.get(file.service());
        return service.messageForm(message)
                .filter(form -> !service.withdraws(message)
                        && cases.awaitedMessages(file.reference()).contains(message))
                .orElseThrow(() -> new TaskGone(message))
                .id();
    }
}
