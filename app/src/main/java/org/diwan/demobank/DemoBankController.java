package org.diwan.demobank;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Demo mode: which account number gets which answer, and what the bank was ordered to pay. */
@Controller
@InDemoMode
class DemoBankController {

    private final Payments payments;

    DemoBankController(Payments payments) {
        this.payments = payments;
    }

    /** A line of the table. */
    public record Line(String key, String digits, String example) {

        static Line of(Habit habit) {
            String grouped = habit.example().replaceAll("(.{4})(?!$)", "$1 ");
            return new Line(habit.name().toLowerCase(Locale.ROOT), habit.digits(), grouped);
        }
    }

    /** What the bank does with orders to pay to such an account. */
    public record OrderLine(String key, String digits) {
        static OrderLine of(OrderHabit habit) {
            return new OrderLine(habit.name().toLowerCase(Locale.ROOT), habit.digits());
        }
    }

    @GetMapping("/demo/bank")
    String bank(Model model) throws IOException {
        model.addAttribute("lines", Arrays.stream(Habit.values()).map(Line::of).toList());
        model.addAttribute(
                "orderLines",
                Arrays.stream(OrderHabit.values()).map(OrderLine::of).toList());
        model.addAttribute("orders", payments.newest());
        return "demobank/bank";
    }
}
