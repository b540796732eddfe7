package org.diwan.operations;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.diwan.cases.EngineJobs;
import org.diwan.cases.EngineJobs.Job;
import org.diwan.cases.EngineJobs.Wanted;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What the engine has still to do by itself. */
@Controller
class JobPages {

    private static final int LINES = 50;
    private static final List<String> STATES = List.of("due", "retrying", "failed", "later");

    private final EngineJobs jobs;

    JobPages(EngineJobs jobs) {
        this.jobs = jobs;
    }

    /** A way to narrow the list; no state means all. */
    record Pill(@Nullable String state, long count, boolean current, String address) {}

    @GetMapping("/admin/jobs")
    @Needs(Permission.INCIDENTS_SEE)
    String list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(name = "page", defaultValue = "1") int asked,
            Model model) {
        var wanted = new Wanted(state != null && STATES.contains(state) ? state : null, given(service), given(step));
        long count = jobs.count(wanted);
        int last = (int) Math.max(1, (count + LINES - 1) / LINES);
        int at = Math.min(Math.max(1, asked), last);
        model.addAttribute("wanted", wanted);
        model.addAttribute(
                "step",
                wanted.element() == null || wanted.service() == null
                        ? null
                        : jobs.step(wanted.service(), wanted.element()));
        model.addAttribute(
                "lines",
                jobs.page(wanted, LINES, (at - 1) * LINES).stream()
                        .map(JobPages::redacted)
                        .toList());
        model.addAttribute("pills", pills(wanted));
        model.addAttribute("address", address(wanted, wanted.state()) + "page=");
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "operations/jobs";
    }

    private List<Pill> pills(Wanted wanted) {
        return Stream.concat(Stream.of((String) null), STATES.stream())
                .map(state -> new Pill(
                        state,
                        jobs.count(new Wanted(state, wanted.service(), wanted.element())),
                        Objects.equals(state, wanted.state()),
                        address(wanted, state)))
                .toList();
    }

    private static String address(Wanted wanted, @Nullable String state) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/admin/jobs");
        if (state != null) {
            address.queryParam("state", state);
        }
        if (wanted.service() != null) {
            address.queryParam("service", wanted.service());
        }
        if (wanted.element() != null) {
            address.queryParam("step", wanted.element());
        }
        String text = address.encode().toUriString();
        return text + (text.contains("?") ? "&" : "?");
    }

    private static Job redacted(Job job) {
        String fault = job.fault();
        return fault == null
                ? job
                : new Job(
                        job.id(),
                        job.service(),
                        job.step(),
                        job.reference(),
                        job.state(),
                        job.due(),
                        job.left(),
                        Redaction.of(fault));
    }

    private static @Nullable String given(@Nullable String text) {
        return StringUtils.hasText(text) ? text : null;
    }
}
