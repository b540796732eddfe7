package org.diwan.insight.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.diwan.catalog.ProcessPlan;
import org.diwan.catalog.ProcessPlans;
import org.diwan.catalog.Services;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.insight.pages.Comparisons.Against;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where the processes of services take their time: all of them in a table, each with its figures drawn into it. */
@Controller
@Needs(Permission.INSIGHT_SEE)
@RequestMapping("/insight/processes")
class ProcessController {

    private final InsightLooks looks;
    private final Comparisons comparisons;
    private final ProcessRows rows;
    private final FlowSteps steps;
    private final ProcessPlans plans;
    private final Services services;
    private final Drawings drawings;
    private final StepFile file;
    private final FilterForms filters;
    private final Names names;

    ProcessController(
            InsightLooks looks,
            Comparisons comparisons,
            ProcessRows rows,
            FlowSteps steps,
            ProcessPlans plans,
            Services services,
            Drawings drawings,
            StepFile file,
            FilterForms filters,
            Names names) {
        this.looks = looks;
        this.comparisons = comparisons;
        this.rows = rows;
        this.steps = steps;
        this.plans = plans;
        this.services = services;
        this.drawings = drawings;
        this.file = file;
        this.filters = filters;
        this.names = names;
    }

    @GetMapping
    String processes(Asked asked, @AuthenticationPrincipal SignedIn person, Model model) {
        Look look = looks.of(asked.of(null), person);
        model.addAttribute("rows", rows.of(look));
        filters.show(look, "/insight/processes", false, model);
        return "insight/processes";
    }

    @GetMapping("/{service}")
    String process(
            @PathVariable String service,
            Asked asked,
            @RequestParam(defaultValue = "") String against,
            @RequestParam(name = "against-from", defaultValue = "") String from,
            @RequestParam(name = "against-to", defaultValue = "") String to,
            @AuthenticationPrincipal SignedIn person,
            Model model) {
        Look look = look(service, asked, person);
        Comparison comparison = comparisons.of(new Against(against, from, to), look, person);
        Optional<ProcessPlan> plan = plan(service);
        List<StepFigures> seen = seen(look, comparison, plan);
        model.addAttribute("name", names.service(service));
        model.addAttribute("steps", seen);
        model.addAttribute("sum", Sum.of(seen));
        model.addAttribute("comparison", comparison);
        model.addAttribute("choices", Comparison.CHOICES);
        model.addAttribute(
                "over",
                seen.stream().filter(one -> one.standing() == Standing.OVER).toList());
        model.addAttribute(
                "drawing",
                plan.map(drawn -> drawings.draw(drawn, services.get(service), look, seen))
                        .orElse(null));
        filters.show(look, "/insight/processes/" + service, false, model);
        return "insight/process";
    }

    @GetMapping("/{service}/steps.{kind:csv|xlsx}")
    void file(
            @PathVariable String service,
            @PathVariable String kind,
            Asked asked,
            @RequestParam(defaultValue = "") String against,
            @RequestParam(name = "against-from", defaultValue = "") String from,
            @RequestParam(name = "against-to", defaultValue = "") String to,
            @AuthenticationPrincipal SignedIn person,
            HttpServletResponse response)
            throws IOException {
        Look look = look(service, asked, person);
        Comparison comparison = comparisons.of(new Against(against, from, to), look, person);
        List<StepFigures> seen = seen(look, comparison, plan(service));
        InsightFiles.send(response, "steps", kind, rows -> file.write(seen, rows));
    }

    private Look look(String service, Asked asked, SignedIn person) {
        Look look = looks.of(asked.of(service), person);
        if (!service.equals(look.scope().service())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return look;
    }

    private Optional<ProcessPlan> plan(String service) {
        return services.find(service).flatMap(known -> plans.current(service));
    }

    private List<StepFigures> seen(Look look, Comparison comparison, Optional<ProcessPlan> plan) {
        Look other = comparison.look();
        return steps.of(look.scope(), other == null ? null : other.scope(), plan.orElse(null)).stream()
                .filter(StepFigures::isSeen)
                .toList();
    }

    /** All steps together. */
    record Sum(long passed, long late, long waiting, long overdue) {

        static Sum of(List<StepFigures> steps) {
            return new Sum(
                    steps.stream().mapToLong(StepFigures::passed).sum(),
                    steps.stream().mapToLong(StepFigures::late).sum(),
                    steps.stream().mapToLong(StepFigures::waiting).sum(),
                    steps.stream().mapToLong(StepFigures::overdue).sum());
        }
    }
}
