package org.diwan.bank;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What banks sent that nobody believed, and why; and everything else that went to and fro. */
@Controller
@RequestMapping("/admin/bank-messages")
@Needs(Permission.BANK_MESSAGES_SEE)
class BankMessagePages {

    private static final int LINES = 25;
    private static final String ALL = "all";

    private final BankMessageRows rows;

    BankMessagePages(BankMessageRows rows) {
        this.rows = rows;
    }

    /** A way to narrow the list. */
    record Pill(String key, long count, boolean current) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = "quarantined") String show,
            @RequestParam(name = "page", defaultValue = "1") int asked,
            Model model) {
        boolean quarantined = !ALL.equals(show);
        int inQuarantine = rows.count(true);
        int all = rows.count(false);
        int last = Math.max(1, ((quarantined ? inQuarantine : all) + LINES - 1) / LINES);
        int at = Math.min(Math.max(1, asked), last);
        model.addAttribute("lines", rows.page(quarantined, LINES, (at - 1) * LINES));
        model.addAttribute(
                "pills", List.of(new Pill("quarantined", inQuarantine, quarantined), new Pill(ALL, all, !quarantined)));
        model.addAttribute("show", quarantined ? "quarantined" : ALL);
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "bank/messages";
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model) {
        BankMessage message = rows.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("message", message);
        model.addAttribute("text", readable(rows.content(id)));
        return "bank/message";
    }

    /** Whatever came: what is no text is shown by its marks, and no page is broken by it. */
    private static String readable(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
    }
}
