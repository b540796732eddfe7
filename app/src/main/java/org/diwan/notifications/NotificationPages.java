package org.diwan.notifications;

import java.time.Instant;
import java.util.List;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Messages to people that have not gone out; to whom they go is not the operator's to see. */
@Controller
class NotificationPages {

    private static final int LINES = 50;
    private static final List<String> STATES = List.of("waiting", "retrying", "given-up");

    private final NotificationRows rows;

    NotificationPages(NotificationRows rows) {
        this.rows = rows;
    }

    /** A way to narrow the list. */
    record Pill(String state, long count, boolean current) {}

    /** One message. */
    record Line(
            String id,
            String service,
            String notice,
            String channel,
            String reference,
            Instant createdAt,
            Instant next,
            int tries,
            @Nullable String answer) {}

    @GetMapping("/admin/notifications")
    @Needs(Permission.INCIDENTS_SEE)
    String list(
            @RequestParam(defaultValue = "waiting") String state,
            @RequestParam(name = "page", defaultValue = "1") int asked,
            Model model) {
        String shown = STATES.contains(state) ? state : "waiting";
        int last = Math.max(1, (int) ((rows.count(shown) + LINES - 1) / LINES));
        int at = Math.min(Math.max(1, asked), last);
        model.addAttribute(
                "pills",
                STATES.stream()
                        .map(one -> new Pill(one, rows.count(one), one.equals(shown)))
                        .toList());
        model.addAttribute("state", shown);
        model.addAttribute(
                "lines",
                rows.page(shown, LINES, (at - 1) * LINES).stream()
                        .map(NotificationPages::line)
                        .toList());
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "notifications/waiting";
    }

    private static Line line(NotificationRows.Queued queued) {
        Notification it = queued.message();
        return new Line(
                it.id().toString(),
                it.service(),
                it.notice(),
                it.channel().code(),
                it.reference(),
                it.createdAt(),
                queued.next(),
                it.tries(),
                Notices.NO_CONTACT.equals(it.lastAnswer()) ? null : it.lastAnswer());
    }
}
