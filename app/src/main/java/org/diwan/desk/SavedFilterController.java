package org.diwan.desk;

import java.util.List;
import org.diwan.desk.SavedFilters.SavedFilter;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists that a clerk comes back to: made from the list at hand, renamed, thrown away. */
@Controller
@RequestMapping("/desk/filters")
@Needs(Permission.TASKS_WORK)
class SavedFilterController {

    private final SavedFilters filters;

    SavedFilterController(SavedFilters filters) {
        this.filters = filters;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String address, @AuthenticationPrincipal SignedIn person, Model model) {
        return show(ListAddress.parse(address), "", null, 0, person, model);
    }

    @PostMapping
    String save(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @AuthenticationPrincipal SignedIn person,
            Model model) {
        ListAddress list = ListAddress.parse(address);
        String clean = name.replaceAll("\\p{Cntrl}", " ").strip();
        List<SavedFilter> mine = filters.of(person.userName());
        boolean known = mine.stream().anyMatch(one -> one.name().equals(clean));
        String problem = problem(clean, 0, mine, true);
        if (problem == null && !known && mine.size() >= SavedFilters.MOST) {
            problem = "many";
        }
        if (problem != null) {
            return show(list, name, problem, 0, person, model);
        }
        filters.save(person.userName(), clean, list.query());
        return "redirect:" + list.path();
    }

    @PostMapping("/{id}")
    String rename(
            @PathVariable("id") long id,
            @RequestParam(defaultValue = "") String name,
            @AuthenticationPrincipal SignedIn person,
            Model model) {
        String clean = name.replaceAll("\\p{Cntrl}", " ").strip();
        String problem = problem(clean, id, filters.of(person.userName()), false);
        if (problem != null) {
            return show(ListAddress.parse(""), name, problem, id, person, model);
        }
        filters.rename(person.userName(), id, clean);
        return "redirect:/desk/filters";
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable("id") long id, @AuthenticationPrincipal SignedIn person) {
        filters.delete(person.userName(), id);
        return "redirect:/desk/filters";
    }

    private static @Nullable String problem(String name, long id, List<SavedFilter> mine, boolean replaces) {
        if (name.isEmpty()) {
            return "empty";
        }
        if (name.length() > SavedFilters.LONGEST_NAME) {
            return "long";
        }
        boolean taken = mine.stream().anyMatch(one -> one.name().equals(name) && one.id() != id);
        return taken && !replaces ? "taken" : null;
    }

    private String show(
            ListAddress list, String name, @Nullable String problem, long id, SignedIn person, Model model) {
        model.addAttribute("filters", filters.of(person.userName()));
        model.addAttribute("address", list.query());
        model.addAttribute("path", list.path());
        model.addAttribute("name", name);
        model.addAttribute("problem", problem);
        model.addAttribute("wrong", id);
        model.addAttribute("hasErrors", problem != null);
        return "desk/filters";
    }
}
