package org.diwan.demoscim;

import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Demo mode: who has what in the systems of the demo, and how they behave. */
@Controller
@InDemoMode
class DemoScimController {

    private final ScimResources resources;
    private final Habits habits;

    DemoScimController(ScimResources resources, Habits habits) {
        this.resources = resources;
        this.habits = habits;
    }

    /** A system with its people. */
    public record Shown(String id, String address, String habit, List<String> habits, List<Person> people) {}

    /** Somebody who has an account there. */
    public record Person(String userName, String name, boolean active, List<String> groups) {}

    @GetMapping("/demo/scim")
    String systems(Model model) {
        model.addAttribute(
                "systems", Arrays.stream(DemoSystem.values()).map(this::shown).toList());
        return "demoscim/systems";
    }

    @PostMapping("/demo/scim/{system}/habit")
    String habit(@PathVariable String system, @RequestParam String habit) {
        DemoSystem known = DemoSystem.of(system).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Habit chosen = Arrays.stream(Habit.values())
                .filter(one -> one.key().equals(habit))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        habits.choose(known.id(), chosen);
        return "redirect:/demo/scim";
    }

    private Shown shown(DemoSystem system) {
        List<ScimResource> groups = resources.all(system.id(), Kind.GROUP);
        return new Shown(
                system.id(),
                "/demo/scim/" + system.id() + "/v2",
                habits.of(system.id()).key(),
                Arrays.stream(Habit.values()).map(Habit::key).toList(),
                resources.all(system.id(), Kind.USER).stream()
                        .map(user -> person(user, groups))
                        .toList());
    }

    private static Person person(ScimResource user, List<ScimResource> groups) {
        return new Person(
                user.name(),
                user.content().path("displayName").asText(),
                user.content().path("active").asBoolean(),
                groups.stream()
                        .filter(group -> has(group, user.id().toString()))
                        .map(ScimResource::name)
                        .toList());
    }

    private static boolean has(ScimResource group, String user) {
        return StreamSupport.stream(group.content().path("members").spliterator(), false)
                .anyMatch(member -> member.path("value").asText().equals(user));
    }
}
