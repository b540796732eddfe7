package org.diwan.desk;

import java.util.Locale;
import org.diwan.cases.Case;
import org.diwan.cases.Cases;
import org.diwan.cases.Correspondence;
import org.diwan.cases.Message.Side;
import org.diwan.cases.MessageForm;
import org.diwan.cases.MessageRefused;
import org.diwan.cases.Threads;
import org.diwan.cases.WorkGroups;
import org.diwan.forms.Answers;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What clients write, whether or not their case waits at the desk; a message is new until somebody deals with it. */
@Controller
@RequestMapping("/desk/messages")
@Needs(Permission.TASKS_WORK)
class DeskMessageController {

    private static final int MOST = 100;

    private final Cases cases;
    private final Correspondence correspondence;
    private final Threads threads;
    private final MessageForm form;
    private final TaskPages pages;

    DeskMessageController(
            Cases cases, Correspondence correspondence, Threads threads, MessageForm form, TaskPages pages) {
        this.cases = cases;
        this.correspondence = correspondence;
        this.threads = threads;
        this.form = form;
        this.pages = pages;
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedIn person, Locale locale, Model model) {
        WorkGroups groups = Groups.of(person);
        model.addAttribute("lines", pages.unread(correspondence.waiting(groups, MOST), locale));
        model.addAttribute("count", correspondence.countWaiting(groups));
        return "desk/messages";
    }

    @GetMapping("/{reference}")
    String one(@PathVariable String reference, @AuthenticationPrincipal SignedIn person, Locale locale, Model model) {
        Case file = file(reference, person);
        return show(file, threads.show(file, Side.INSTITUTION, locale), locale, model);
    }

    @PostMapping("/{reference}")
    String write(
            @PathVariable String reference,
            @RequestParam MultiValueMap<String, String> posted,
            @RequestParam(defaultValue = "0") long upTo,
            @RequestParam(defaultValue = "") String task,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Case file = file(reference, person);
        Answers answers = form.read(posted);
        if (!answers.valid()) {
            model.addAttribute("hasErrors", true);
            return show(file, threads.show(file, Side.INSTITUTION, answers, locale), locale, model);
        }
        try {
            correspondence.write(file, Side.INSTITUTION, person.userName(), MessageForm.text(answers));
            correspondence.seen(reference, Side.INSTITUTION, upTo);
            flash.addFlashAttribute("told", "desk.messages.sent");
        } catch (MessageRefused refused) {
            flash.addFlashAttribute("told", "desk.messages.ended");
        }
        return back(reference, task);
    }

    /** Nothing has to be answered. */
    @PostMapping("/{reference}/done")
    String done(
            @PathVariable String reference,
            @RequestParam(defaultValue = "0") long upTo,
            @RequestParam(defaultValue = "") String task,
            @AuthenticationPrincipal SignedIn person) {
        correspondence.seen(file(reference, person).reference(), Side.INSTITUTION, upTo);
        return task.isEmpty() ? "redirect:/desk/messages" : back(reference, task);
    }

    private String show(Case file, Threads.View thread, Locale locale, Model model) {
        model.addAttribute("view", pages.about(file, locale));
        model.addAttribute("thread", thread);
        return "desk/thread";
    }

    private static String back(String reference, String task) {
        return task.matches("[0-9a-f-]{36}")
                ? "redirect:/desk/tasks/" + task + "#messages"
                : "redirect:/desk/messages/" + reference;
    }

    private Case file(String reference, SignedIn person) {
        return cases.find(reference)
                .filter(found -> correspondence.isFor(Groups.of(person), reference))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
