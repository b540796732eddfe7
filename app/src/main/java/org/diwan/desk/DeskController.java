package org.diwan.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.diwan.cases.Correspondence;
import org.diwan.cases.TaskCounting;
import org.diwan.cases.TaskCounts;
import org.diwan.cases.TaskFilter;
import org.diwan.cases.TaskFilter.State;
import org.diwan.cases.TaskSearch;
import org.diwan.cases.Tasks;
import org.diwan.cases.WorkGroups;
import org.diwan.catalog.Services;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.registry.NationalId;
import org.diwan.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The task list: what to do next, oldest due first; every list has an address. */
@Controller
@RequestMapping("/desk")
@Needs(Permission.TASKS_WORK)
class DeskController {

    private final TaskSearch search;
    private final TaskCounting counting;
    private final Tasks tasks;
    private final TaskPages pages;
    private final SavedFilters saved;
    private final Services services;
    private final Correspondence correspondence;
    private final Clients clients;
    private final Registry registry;

    DeskController(
            TaskSearch search,
            TaskCounting counting,
            Tasks tasks,
            TaskPages pages,
            SavedFilters saved,
            Services services,
            Correspondence correspondence,
            Clients clients,
            Registry registry) {
        this.search = search;
        this.counting = counting;
        this.tasks = tasks;
        this.pages = pages;
        this.saved = saved;
        this.services = services;
        this.correspondence = correspondence;
        this.clients = clients;
        this.registry = registry;
    }

    /** A list as a link with its count; of the usual ones the name is the key of their words. */
    record Pill(String name, String path, long count, boolean current) {}

    /** A choice of the filter or the order. */
    record Choice(@Nullable String name, String path, boolean current) {}

    @GetMapping
    String list(
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "1") String page,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        ListAddress address = ListAddress.of(asked);
        WorkGroups groups = Groups.of(person);
        TaskFilter filter = pages.filter(address);
        TaskCounts counts = counting.counts(filter, groups, person.userName());
        long count = counts.of(filter.state(), filter.service());
        int last = (int) Math.max(1, (count + address.size() - 1) / address.size());
        int at = Math.min(Math.max(1, page.matches("\\d{1,7}") ? Integer.parseInt(page) : 1), last);
        var lines = search.list(filter, groups, person.userName(), address.size(), (at - 1) * address.size());
        model.addAttribute("lines", pages.lines(lines, locale));
        model.addAttribute(
                "pills",
                Arrays.stream(State.values())
                        .map(state -> new Pill(
                                state.key(),
                                address.with(state).path(),
                                counts.of(state, filter.service()),
                                state == filter.state()))
                        .toList());
        model.addAttribute("saved", saved(address, filter, counts, groups, person));
        model.addAttribute("services", choices(address, locale));
        model.addAttribute("address", address);
        boolean windows = person.may(Permission.CLIENTS_SEE);
        model.addAttribute("windows", windows);
        model.addAttribute("clientName", windows ? clientName(address.text(), person, locale) : null);
        model.addAttribute("messages", correspondence.countWaiting(groups));
        model.addAttribute("ticked", asked.containsKey("all"));
        model.addAttribute("count", count);
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "desk/list";
    }

    /** The clerk's own lists; their counts come from the same sums, but for those that look for something. */
    private List<Pill> saved(
            ListAddress address, TaskFilter present, TaskCounts counts, WorkGroups groups, SignedIn person) {
        TaskCounts[] all = {present.equals(plain(present)) ? counts : null};
        return saved.of(person.userName()).stream()
                .map(one -> {
                    TaskFilter filter = pages.filter(one.list());
                    if (filter.equals(plain(filter)) && all[0] == null) {
                        all[0] = counting.counts(TaskFilter.ALL, groups, person.userName());
                    }
                    TaskCounts own =
                            filter.equals(plain(filter)) ? all[0] : counting.counts(filter, groups, person.userName());
                    return new Pill(
                            one.name(),
                            one.list().path(),
                            own.of(filter.state(), filter.service()),
                            one.list().equals(address));
                })
                .toList();
    }

    /** Whose national ID was typed, whether or not a task of theirs is open. */
    private @Nullable String clientName(String typed, SignedIn staff, Locale locale) {
        return NationalId.isValid(typed) && clients.find(typed, staff).isPresent()
                ? registry.names(List.of(typed), locale.getLanguage()).get(typed)
                : null;
    }

    private static TaskFilter plain(TaskFilter filter) {
        return new TaskFilter(filter.state(), filter.service(), filter.sort(), TaskFilter.Wanted.ANYTHING);
    }

    private List<Choice> choices(ListAddress address, Locale locale) {
        return services.all().stream()
                .map(service -> new Choice(
                        service.name(locale), service.key(), service.key().equals(address.service())))
                .toList();
    }

    /** Takes the task that is due first and free, inside the list at hand; two clerks never get the same. */
    @PostMapping("/next")
    String next(@RequestParam(defaultValue = "") String list, @AuthenticationPrincipal SignedIn person) {
        ListAddress address = ListAddress.parse(list);
        return tasks.claimNext(person.userName(), Groups.of(person), pages.filter(address))
                .map(task -> "redirect:" + address.task(task.id()))
                .orElseGet(() -> "redirect:" + address.none());
    }
}
