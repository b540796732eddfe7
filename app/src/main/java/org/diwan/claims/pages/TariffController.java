package org.diwan.claims.pages;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.registry.Care;
import org.diwan.web.Settings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What services cost, and whom they are for, on any day: what claims of that day are judged by. */
@Controller
@Needs(Permission.CLAIMS_SUBMIT)
class TariffController {

    private static final int SERVICES = 50;
    private static final int LONGEST_TEXT = 60;

    private final Care care;
    private final Clock clock;
    private final Settings settings;

    TariffController(Care care, Clock clock, Settings settings) {
        this.care = care;
        this.clock = clock;
        this.settings = settings;
    }

    @GetMapping("/claims/tariff")
    String tariff(
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(name = "day", defaultValue = "") String typedDay,
            @RequestParam(name = "page", defaultValue = "1") int asked,
            Model model) {
        String text = typed.strip().replace("\0", "");
        text = text.substring(0, Math.min(LONGEST_TEXT, text.length()));
        LocalDate today = LocalDate.now(clock.withZone(settings.zone()));
        Optional<LocalDate> day = day(typedDay);
        LocalDate on = day.orElse(today);
        int count = care.countTariffs(on, text);
        int last = Math.max(1, (count + SERVICES - 1) / SERVICES);
        int at = Math.min(Math.max(1, asked), last);
        model.addAttribute("text", text);
        model.addAttribute("day", on);
        model.addAttribute("dayWrong", day.isEmpty() && !typedDay.isBlank());
        model.addAttribute("hasErrors", day.isEmpty() && !typedDay.isBlank());
        model.addAttribute("count", count);
        model.addAttribute("services", care.tariffs(on, text, SERVICES, (at - 1) * SERVICES));
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "claims/tariff";
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(typed.strip()))
                            .filter(day -> day.getYear() >= 1900 && day.getYear() < 2200);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
