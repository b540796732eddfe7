package org.diwan.access.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diwan.access.StaffList;
import org.diwan.access.report.ReportController.Choice;
import org.diwan.access.review.TeamReviewCases;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The security officer has roles reviewed now: of all teams, or of one. */
@Controller
@Needs(Permission.ACCESS_ORDER)
@RequestMapping("/admin/access/reviews/start")
class ReviewStartController {

    private static final String ALL = "all";
    private static final String UNLED = "-";

    private final TeamReviewCases reviews;
    private final StaffList staff;

    ReviewStartController(TeamReviewCases reviews, StaffList staff) {
        this.reviews = reviews;
        this.staff = staff;
    }

    @GetMapping
    String ask(Locale locale, Model model) {
        List<String> managers = reviews.managers();
        Map<String, String> names =
                staff.names(managers.stream().map(SignedIn.STAFF::concat).toList(), locale.getLanguage());
        List<Choice> choices = new ArrayList<>();
        managers.stream()
                .filter(manager -> !manager.isEmpty())
                .map(manager -> new Choice(manager, names.getOrDefault(SignedIn.STAFF + manager, manager), false))
                .forEach(choices::add);
        model.addAttribute("managers", choices);
        model.addAttribute("unled", managers.contains(""));
        return "rights/review-start";
    }

    @PostMapping
    String start(@RequestParam String manager, @AuthenticationPrincipal SignedIn officer, RedirectAttributes flash) {
        List<String> known = reviews.managers();
        List<String> wanted = manager.equals(ALL) ? known : List.of(manager.equals(UNLED) ? "" : manager);
        if (!known.containsAll(wanted)) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        List<String> idle =
                wanted.stream().filter(one -> !reviews.isUnderWay(one)).toList();
        idle.forEach(one -> reviews.demand(one, officer.userName()));
        flash.addFlashAttribute("begun", idle.size());
        return "redirect:/admin/access/reviews";
    }
}
