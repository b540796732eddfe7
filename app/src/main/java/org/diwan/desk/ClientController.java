package org.diwan.desk;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.diwan.cases.Cases;
import org.diwan.cases.Correspondence;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.diwan.forms.Answers;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.registry.Person;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One window for one client. Nobody looks into it without a reason, which holds for half an hour. */
@Controller
@RequestMapping("/desk/clients")
@Needs(Permission.CLIENTS_SEE)
class ClientController {

    private final Clients clients;
    private final OpenLooks looks;
    private final LookForm form;
    private final ClientPages pages;
    private final Cases cases;
    private final Correspondence correspondence;
    private final Tasks tasks;

    ClientController(
            Clients clients,
            OpenLooks looks,
            LookForm form,
            ClientPages pages,
            Cases cases,
            Correspondence correspondence,
            Tasks tasks) {
        this.clients = clients;
        this.looks = looks;
        this.form = form;
        this.pages = pages;
        this.cases = cases;
        this.correspondence = correspondence;
        this.tasks = tasks;
    }

    @GetMapping
    String find(
            @RequestParam(required = false) Optional<String> id,
            @AuthenticationPrincipal SignedIn person,
            Model model) {
        if (id.isEmpty()) {
            return "desk/client-find";
        }
        String digits = id.get().replaceAll("\\s", "");
        return clients.find(digits, person)
                .map(client -> "redirect:/desk/clients/" + client.nationalId())
                .orElseGet(() -> notFound(digits, model));
    }

    @GetMapping("/{party}")
    String show(
            @PathVariable String party,
            @RequestParam(defaultValue = "") String task,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) Optional<String> contacts,
            HttpSession session,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Person client = client(party, person);
        Optional<Task> from = task(task, client, person);
        from.filter(one -> person.userName().equals(one.assignee()))
                .ifPresent(held -> looks.begin(client, person, Look.forTask(held.reference()), session));
        Optional<Look> look = looks.seen(client, person, session);
        if (look.isEmpty()) {
            return ask(client, to, LookForm.beginning(from.map(Task::reference).orElse("")), locale, model);
        }
        int asked = page.matches("\\d{1,7}") ? Integer.parseInt(page) : 1;
        contacts.ifPresent(yes -> looks.contactsSeen(client, person, look.get(), session));
        model.addAttribute("contacts", contacts.isPresent());
        model.addAttribute("look", look.get());
        model.addAttribute("view", pages.page(client, Groups.of(person), asked, locale));
        model.addAttribute("drafts", pages.begunBy(person, client, locale));
        return "desk/client";
    }

    @PostMapping("/{party}")
    String give(
            @PathVariable String party,
            @RequestParam(defaultValue = "") String to,
            @RequestParam MultiValueMap<String, String> posted,
            HttpSession session,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Person client = client(party, person);
        Answers answers = form.read(posted, reference -> isCase(reference, client, person));
        if (!answers.valid()) {
            return ask(client, to, answers, locale, model);
        }
        looks.begin(client, person, LookForm.look(answers), session);
        return "redirect:" + wanted(client, to);
    }

    private Person client(String party, SignedIn staff) {
        return clients.find(party, staff).orElseThrow(() -> new UnknownClient(party));
    }

    /** An open task of the client that the person comes from. */
    private Optional<Task> task(String id, Person client, SignedIn person) {
        return tasks.find(id)
                .filter(task -> task.endedAt() == null && Groups.of(person).have(task))
                .filter(task -> isCase(task.reference(), client, person));
    }

    private boolean isCase(String reference, Person client, SignedIn person) {
        return cases.find(reference)
                .filter(file -> file.client().equals(client.nationalId()))
                .filter(file -> correspondence.isFor(Groups.of(person), reference))
                .isPresent();
    }

    /** A page of this client's window that was asked for before there was a reason; else the window. */
    private static String wanted(Person client, String to) {
        String window = "/desk/clients/" + client.nationalId();
        return to.startsWith(window + "/start") ? to : window;
    }

    private String ask(Person client, String to, Answers answers, Locale locale, Model model) {
        String window = "/desk/clients/" + client.nationalId();
        model.addAttribute(
                "action", to.isEmpty() ? window : window + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        model.addAttribute("client", client.nationalId());
        model.addAttribute("form", form.view(answers, locale));
        model.addAttribute("hasErrors", !answers.valid());
        return "desk/client-look";
    }

    /** The registry has no such person. */
    static final class UnknownClient extends RuntimeException {

        private final String party;

        UnknownClient(String party) {
            super("No such client");
            this.party = party;
        }
    }

    @ExceptionHandler(UnknownClient.class)
    String unknown(UnknownClient client, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return notFound(client.party, model);
    }

    private static String notFound(String typed, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("hasErrors", true);
        return "desk/client-find";
    }
}
