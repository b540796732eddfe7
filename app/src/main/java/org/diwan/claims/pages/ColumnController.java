package org.diwan.claims.pages;

import java.util.Arrays;
import java.util.List;
import org.diwan.claims.check.ClaimColumn;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a claim file consists of. */
@Controller
@Needs(Permission.CLAIMS_SUBMIT)
class ColumnController {

    /** @param example as it stands in a cell; may be empty */
    record Column(String key, String example) {}

    private static final List<String> EXAMPLES = List.of(
            "AN-77120",
            "1",
            "F0006",
            "1000000008",
            "Nouf Al-Harbi",
            "2026-11-18",
            "I10",
            "OP-110",
            "2",
            "220.00",
            "440.00",
            "SAR",
            "");

    @GetMapping("/claims/columns")
    String columns(Model model) {
        ClaimColumn[] columns = ClaimColumn.values();
        model.addAttribute(
                "columns",
                Arrays.stream(columns)
                        .map(column -> new Column(column.key(), EXAMPLES.get(column.ordinal())))
                        .toList());
        return "claims/columns";
    }
}
