package org.diwan.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.diwan.cases.EngineJobs;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeHealth;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where those begin who run the house or watch over it: how it stands, for operators; and the way to what each may see. */
@Controller
class HomePages {

    /** Parts of the house that say something about it; the frame knows more, which say nothing here. */
    private static final List<String> PARTS = List.of("db", "dataDisk", "mail", "bankFolder", "audit", "jobExecutor");

    /** Work that could run and has waited for longer is late. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private static final int STEPS = 12;

    private final HouseReadings readings;
    private final EngineJobs jobs;
    private final HealthEndpoint health;
    private final Nodes nodes;
    private final Clock clock;

    HomePages(HouseReadings readings, EngineJobs jobs, HealthEndpoint health, Nodes nodes, Clock clock) {
        this.readings = readings;
        this.jobs = jobs;
        this.health = health;
        this.nodes = nodes;
        this.clock = clock;
    }

    /**
     * One part of the house.
     *
     * @param tone ok, warn or bad
     * @param problem what it says of itself, by key
     * @param free room on its disk, in bytes
     */
    record Part(String name, String tone, @Nullable String problem, @Nullable Long free) {}

    @GetMapping("/admin")
    @Needs(Permission.ADMIN_SEE)
    String home(Authentication session, Model model) {
        boolean operator = session.getAuthorities().stream()
                .anyMatch(one -> Permission.INCIDENTS_SEE.key().equals(one.getAuthority()));
        model.addAttribute("operator", operator);
        if (operator) {
            house(model);
        }
        return "operations/home";
    }

    private void house(Model model) {
        var figures = new Figures(readings.read());
        List<Part> parts = parts();
        Duration waits = Duration.ofSeconds(figures.of("diwan.jobs.oldest.due"));
        boolean well = figures.of("diwan.incidents") == 0
                && figures.of("diwan.jobs", "state", "retrying") == 0
                && figures.of("diwan.notifications", "state", "retrying") == 0
                && waits.compareTo(LATE) < 0
                && parts.stream().allMatch(part -> part.tone().equals("ok"));
        Instant now = clock.instant();
        model.addAttribute("figures", figures);
        model.addAttribute("well", well);
        model.addAttribute("now", now);
        model.addAttribute("oldestJob", now.minus(waits));
        model.addAttribute("lateJobs", waits.compareTo(LATE) >= 0);
        model.addAttribute("oldestMessage", now.minusSeconds(figures.of("diwan.notifications.oldest")));
        model.addAttribute("unsigned", now.minusSeconds(figures.of("diwan.audit.unsigned.age")));
        model.addAttribute("parts", parts);
        model.addAttribute("steps", jobs.counts().stream().limit(STEPS).toList());
        model.addAttribute("nodes", nodes.all());
    }

    private List<Part> parts() {
        Map<String, HealthComponent> known =
                health.health() instanceof CompositeHealth all ? all.getComponents() : Map.of();
        return PARTS.stream()
                .filter(known::containsKey)
                .map(name -> part(name, Objects.requireNonNull(known.get(name))))
                .toList();
    }

    private static Part part(String name, HealthComponent component) {
        String tone =
                switch (component.getStatus().getCode()) {
                    case "UP" -> "ok";
                    case "WARNING" -> "warn";
                    default -> "bad";
                };
        Map<String, ?> details = component instanceof Health one ? one.getDetails() : Map.of();
        Object problem = details.get("problem");
        Object free = details.get("free");
        return new Part(
                name, tone, problem == null ? null : problem.toString(), free instanceof Long bytes ? bytes : null);
    }
}
