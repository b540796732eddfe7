package org.diwan.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diwan.cases.Correspondence;
import org.diwan.cases.TaskSearch;
import org.diwan.cases.TaskSearch.Filter;
import org.diwan.cases.TaskSearch.Wanted;
import org.diwan.cases.Tasks;
import org.diwan.identity.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The task list: what to do next, oldest due first. */
@Controller
@RequestMapping("/desk")
class DeskController {

    private static final int PAGE = 50;

    private final TaskSearch search;
    private final Tasks tasks;
    private final TaskPages pages;
    private final Correspondence correspondence;

    DeskController(TaskSearch search, Tasks tasks, TaskPages pages, Correspondence correspondence) {
        this.search = search;
        this.tasks = tasks;
        this.pages = pages;
        this.correspondence = correspondence;
    }

    /** A filter as a link with its count. */
    record Pill(Filter filter, int count, boolean current) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = "all") String filter,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Filter chosen = Arrays.stream(Filter.values())
                .filter(one -> one.key().equals(filter))
                .findFirst()
                .orElse(Filter.ALL);
        List<String> groups = Groups.of(person);
        Wanted wanted = pages.wanted(q);
        Map<Filter, Integer> counts = search.counts(groups, person.userName(), wanted);
        int count = counts.getOrDefault(chosen, 0);
        int last = Math.max(1, (count + PAGE - 1) / PAGE);
        int at = Math.min(Math.max(1, page), last);
        var lines = search.list(chosen, groups, person.userName(), wanted, PAGE, (at - 1) * PAGE);
        model.addAttribute("lines", pages.lines(lines, locale));
        model.addAttribute(
                "pills",
                Arrays.stream(Filter.values())
                        .map(one -> new Pill(one, counts.getOrDefault(one, 0), one == chosen))
                        .toList());
        model.addAttribute("messages", correspondence.countWaiting(groups));
        model.addAttribute("filter", chosen.key());
        model.addAttribute("q", q);
        model.addAttribute("count", count);
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "desk/list";
    }

    /** Takes the task that is due first and free; two clerks never get the same. */
    @PostMapping("/next")
    String next(@AuthenticationPrincipal SignedIn person) {
        return tasks.claimNext(person.userName(), Groups.of(person))
                .map(task -> "redirect:/desk/tasks/" + task.id())
                .orElse("redirect:/desk?filter=free&none");
    }
}
