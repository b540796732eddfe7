package org.diwan.desk;

import java.util.List;
import java.util.Locale;
import org.diwan.desk.ManyTasks.Item;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done with many tasks at once: each for itself, with a line that says what became of it. */
@Controller
@RequestMapping("/desk/many")
@Needs(Permission.TASKS_WORK)
class ManyController {

    private final ManyTasks many;
    private final Passing passing;

    ManyController(ManyTasks many, Passing passing) {
        this.many = many;
        this.passing = passing;
    }

    /** The list that they were chosen on. */
    @ModelAttribute("list")
    ListAddress list(@RequestParam(name = "list", defaultValue = "") String list) {
        return ListAddress.parse(list);
    }

    @PostMapping("/claim")
    String claim(
            @RequestParam(name = "id", defaultValue = "") List<String> ids,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        return tooMany(ids)
                ? show("claim", List.of(), List.of("many"), model)
                : show("claim", many.claim(ids, person, locale), none(ids), model);
    }

    @PostMapping("/return")
    String giveBack(
            @RequestParam(name = "id", defaultValue = "") List<String> ids,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        return tooMany(ids)
                ? show("return", List.of(), List.of("many"), model)
                : show("return", many.giveBack(ids, person, locale), none(ids), model);
    }

    /** First asks to whom, then passes on. */
    @PostMapping("/pass")
    String pass(
            @RequestParam(name = "id", defaultValue = "") List<String> ids,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String sure,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        if (tooMany(ids)) {
            return show("pass", List.of(), List.of("many"), model);
        }
        List<String> problems = sure.isEmpty() || ids.isEmpty() ? none(ids) : passing.problems(person, to, why);
        if (!sure.isEmpty() && problems.isEmpty()) {
            return show("pass", many.pass(ids, to, why, person, locale), problems, model);
        }
        model.addAttribute("asked", true);
        model.addAttribute("to", to);
        model.addAttribute("why", why);
        model.addAttribute("colleagues", passing.colleagues(person));
        return show("pass", many.chosen(ids, person, locale), problems, model);
    }

    private static boolean tooMany(List<String> ids) {
        return ids.size() > ListAddress.LARGEST;
    }

    private static List<String> none(List<String> ids) {
        return ids.isEmpty() ? List.of("none") : List.of();
    }

    private static String show(String act, List<Item> items, List<String> problems, Model model) {
        model.addAttribute("act", act);
        model.addAttribute("items", items);
        model.addAttribute("done", items.stream().filter(Item::done).count());
        model.addAttribute("problems", problems);
        model.addAttribute("hasErrors", !problems.isEmpty());
        return "desk/many";
    }
}
